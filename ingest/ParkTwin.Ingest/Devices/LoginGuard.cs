using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Devices;

/// <summary>
/// Slows down and then refuses who tries wrong credentials, by user name and by address. A device with a wrong password is refused by its
/// name before its address counts many failures, so that it does not shut its neighbours behind the same address out; and a gateway that
/// is known at an address is heard there, whatever others try in its name elsewhere. Loopback is one address for many: there only names count.
/// </summary>
internal sealed class LoginGuard(DeviceGuardOptions options, TimeProvider time)
{
    private readonly FailureTable _names = new(options.FailuresPerName, options, time);
    private readonly FailureTable _addresses = new(options.FailuresPerAddress, options, time);

    /// <summary>The key of a device's address; null where it counts for nobody: loopback, or unknown.</summary>
    public static UInt128? AddressOf(ConnectRequest request) =>
        request.RemoteEndPoint is IPEndPoint { Address: var address } && !AddressKey.IsLoopback(address) ? AddressKey.Of(address) : null;

    /// <summary>How long this attempt is still to be refused unheard; zero when it is to be heard.</summary>
    public TimeSpan Banned(string name, UInt128? address, Gateway? gateway)
    {
        var byAddress = address is { } key ? _addresses.Banned(key) : TimeSpan.Zero;
        var isKnownHere = address is not null && gateway?.KnownAddress == address;
        var byName = isKnownHere ? TimeSpan.Zero : _names.Banned(KeyOf(name));
        return byAddress > byName ? byAddress : byName;
    }

    /// <summary>Counts a failure; answers how long its answer has to wait.</summary>
    public TimeSpan Failed(string name, UInt128? address)
    {
        var failures = _names.Failed(KeyOf(name));
        if (address is { } key)
        {
            _addresses.Failed(key);
        }

        var doubled = options.FirstDelay * Math.Pow(2, Math.Min(20, failures - 1));
        return doubled < options.LongestDelay ? doubled : options.LongestDelay;
    }

    /// <summary>The credentials were right. What others tried from the same address stays counted.</summary>
    public void Succeeded(string name, UInt128? address, Gateway gateway)
    {
        _names.Forget(KeyOf(name));
        gateway.KnownAddress = address;
    }

    /// <summary>A name may be 64 KiB long; what is kept of it is 16 bytes.</summary>
    private static UInt128 KeyOf(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
