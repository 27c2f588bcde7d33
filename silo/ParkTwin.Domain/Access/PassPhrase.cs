namespace ParkTwin.Domain.Access;

/// <summary>
/// Passwords that ParkTwin makes: ten syllables that a person can read out and type, each of 16 consonants and 5 vowels; 63 bits of chance.
/// </summary>
public static class PassPhrase
{
    /// <summary>Random bytes that one takes: 10.</summary>
    public const int Bytes = 10;

    private const string Consonants = "bdfghjkmnprstvwz";
    private const string Vowels = "aeiou";
    private const int PerGroup = 2;

    /// <summary>A phrase such as <c>kamo-rute-sivo-dapu-hena</c> out of random bytes.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Bytes"/> bytes.</exception>
    public static string Of(ReadOnlySpan<byte> random)
    {
        if (random.Length != Bytes)
        {
            throw new ArgumentException($"A phrase takes {Bytes} random bytes, and these are {random.Length}.", nameof(random));
        }

        var text = new System.Text.StringBuilder();
        for (var i = 0; i < Bytes; i++)
        {
            if (i > 0 && i % PerGroup == 0)
            {
                text.Append('-');
            }

            text.Append(Consonants[random[i] & 15]).Append(Vowels[(random[i] >> 4) % Vowels.Length]);
        }

        return text.ToString();
    }
}
