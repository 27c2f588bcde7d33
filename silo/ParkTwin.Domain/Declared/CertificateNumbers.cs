namespace ParkTwin.Domain.Declared;

/// <summary>The numbers of green certificates.</summary>
public static class CertificateNumbers
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    /// <summary>The form in which numbers are compared: full-width characters, letter case and blanks make no other certificate.</summary>
    public static string Plain(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return string.Concat(number
            .Where(character => !char.IsWhiteSpace(character))
            .Select(character => char.ToUpperInvariant(character is >= FirstFullWidth and <= LastFullWidth
                ? (char)(character - FirstFullWidth + '!')
                : character)));
    }
}
