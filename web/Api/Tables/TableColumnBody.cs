namespace ParkTwin.Web.Api.Tables;

/// <summary>One column of a table.</summary>
internal sealed record TableColumnBody
{
    /// <summary>What stands at its head. 1 to 100 characters.</summary>
    public string? Title { get; init; }

    /// <summary>The unit of its values, written behind the title in brackets; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>True where decimal texts in it are numbers too.</summary>
    public bool Number { get; init; }
}
