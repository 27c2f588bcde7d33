using System.Security.Cryptography;
using System.Text;
using ParkTwin.Contracts;
using ParkTwin.Ingest.Meters;

namespace ParkTwin.Ingest.Devices;

/// <summary>
/// One gateway as it may connect now. Another one takes its place when anything but its note changes, so that whoever holds this one can
/// see that it is out of date.
/// </summary>
internal sealed class Gateway(string park, GatewayRecord record)
{
    // Under a key that only this process knows, a password that was right costs a microsecond to recognise, and nothing to steal.
    private static readonly byte[] ProcessKey = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private byte[]? _verified;
    private (MeterDirectory Directory, MeterSet Meters)? _meters;

    /// <summary>The park's id.</summary>
    public string Park { get; } = park;

    /// <summary>Its MQTT user name, <c>park/gateway</c>.</summary>
    public string UserName { get; } = $"{park}/{record.Gateway}";

    /// <summary>What is kept of it; the note may be older than the newest.</summary>
    public GatewayRecord Record { get; } = record;

    /// <summary>The key of the address from which it last connected with the right password; null before that.</summary>
    public UInt128? KnownAddress { get; set; }

    /// <summary>The meters it may publish for.</summary>
    public MeterSet MetersIn(MeterDirectory directory)
    {
        lock (_gate)
        {
            if (_meters is not { } known || known.Directory != directory)
            {
                known = (directory, Find(directory));
                _meters = known;
            }

            return known.Meters;
        }
    }

    /// <summary>Whether these bytes were found to be the password before.</summary>
    public bool Recognises(ReadOnlySpan<byte> password) =>
        Volatile.Read(ref _verified) is { } verified && CryptographicOperations.FixedTimeEquals(verified, Digest(password));

    /// <summary>These bytes are the password.</summary>
    public void Remember(ReadOnlySpan<byte> password) => Volatile.Write(ref _verified, Digest(password));

    private static byte[] Digest(ReadOnlySpan<byte> password) => HMACSHA256.HashData(ProcessKey, password);

    private MeterSet Find(MeterDirectory directory)
    {
        if (Record.Meters is not { } meters)
        {
            return directory.OfPark(Park);
        }

        var numbers = new List<uint>(meters.Count);
        foreach (var meter in meters)
        {
            if (directory.TryFind(Encoding.ASCII.GetBytes($"{Park}/{meter.Value}"), out var entry))
            {
                numbers.Add(entry.Number);
            }
        }

        return new(numbers);
    }
}
