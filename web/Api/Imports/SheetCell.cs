namespace ParkTwin.Web.Api.Imports;

/// <summary>One cell of a table as it was read, before its column says what it means.</summary>
/// <param name="Address">For example <c>C5</c>.</param>
/// <param name="Text">What a person sees, or nearly.</param>
/// <param name="Number">The number, where the cell holds one.</param>
/// <param name="Date">The date, where the cell is formatted as one.</param>
/// <param name="Fault">Why the cell has no value that could be taken; null where it has.</param>
internal sealed record SheetCell(string Address, string Text, decimal? Number = null, DateOnly? Date = null, string? Fault = null)
{
    /// <summary>True where there is nothing in it.</summary>
    public bool IsBlank => Fault is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>The letters of a column, 0 is A.</summary>
    public static string Column(int index)
    {
        var letters = string.Empty;
        for (var rest = index; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The index of the column in an address such as <c>AB12</c>; −1 where there is none.</summary>
    public static int ColumnOf(string address)
    {
        var index = -1;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper).Take(3))
        {
            index = ((index + 1) * 26) + (letter - 'A');
        }

        return index;
    }
}
