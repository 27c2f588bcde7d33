using System.Security.Cryptography;
using System.Text;
using Orleans;

namespace ParkTwin.Contracts;

/// <summary>
/// A gateway's password as it is kept: PBKDF2 with HMAC-SHA-512, 32 bytes. A password that a person chose gets 100,000 rounds; one that
/// was generated has 160 bits, which no number of guesses exhausts, and gets 1,000, so that thousands of gateways reconnect in seconds.
/// </summary>
[GenerateSerializer, Immutable, Alias("ParkTwin.GatewaySecret")]
public sealed record GatewaySecret
{
    /// <summary>Rounds for a password that a person chose.</summary>
    public const int ChosenIterations = 100_000;

    /// <summary>Rounds for a generated password.</summary>
    public const int GeneratedIterations = 1_000;

    /// <summary>Least characters of a password that a person chooses.</summary>
    public const int LeastCharacters = 12;

    /// <summary>Most characters of a password; MQTT carries at most 65,535 bytes.</summary>
    public const int MostCharacters = 256;

    private const int GeneratedBytes = 20;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>Rounds of PBKDF2.</summary>
    [Id(0)]
    public required int Iterations { get; init; }

    /// <summary>Salt, 16 random bytes, Base64.</summary>
    [Id(1)]
    public required string Salt { get; init; }

    /// <summary>The derived key, Base64.</summary>
    [Id(2)]
    public required string Hash { get; init; }

    /// <summary>Makes a password of 160 random bits, 32 characters of a to z and 2 to 7, and what is kept of it.</summary>
    public static (string Password, GatewaySecret Secret) Generate()
    {
        const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var password = RandomNumberGenerator.GetString(Alphabet, GeneratedBytes * 8 / 5);
        return (password, Of(Encoding.UTF8.GetBytes(password), GeneratedIterations));
    }

    /// <summary>What is kept of a password that a person chose.</summary>
    /// <exception cref="ArgumentException">It is too short or too long; the message does not repeat it.</exception>
    public static GatewaySecret Choose(string password) => password.Length is >= LeastCharacters and <= MostCharacters
        ? Of(Encoding.UTF8.GetBytes(password), ChosenIterations)
        : throw new ArgumentException(
            $"The password has {password.Length} characters; it must have {LeastCharacters} to {MostCharacters}.", nameof(password));

    /// <summary>Whether these bytes are the password. Takes as long whatever they are.</summary>
    public bool Matches(ReadOnlySpan<byte> password)
    {
        Span<byte> derived = stackalloc byte[HashBytes];
        Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(Salt), derived, Iterations, HashAlgorithmName.SHA512);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(Hash));
    }

    /// <summary>The rounds; never salt or hash.</summary>
    public override string ToString() => $"{nameof(GatewaySecret)} ({Iterations} rounds)";

    private static GatewaySecret Of(ReadOnlySpan<byte> password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
        return new() { Iterations = iterations, Salt = Convert.ToBase64String(salt), Hash = Convert.ToBase64String(hash) };
    }
}
