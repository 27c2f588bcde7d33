using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ParkTwin.Mqtt;

/// <summary>What counts as one address: an IPv4 address, or the /64 of an IPv6 one, all of which a single user commonly has.</summary>
public static class AddressKey
{
    /// <summary>The key of an address. An IPv4 address in IPv6 clothes counts as itself.</summary>
    public static UInt128 Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        Span<byte> bytes = stackalloc byte[16];
        plain.TryWriteBytes(bytes, out _);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), 1UL << 63);
    }

    /// <summary>Whether an address is this machine's own.</summary>
    public static bool IsLoopback(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }
}
