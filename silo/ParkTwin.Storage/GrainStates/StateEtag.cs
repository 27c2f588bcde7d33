using System.Globalization;

namespace ParkTwin.Storage.GrainStates;

/// <summary>
/// The version of a stored state: a number that rises with each write, and a nonce, so that no two writes are taken for one.
/// </summary>
internal readonly record struct StateEtag(long Number, ulong Nonce)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}-{Nonce:x16}");
}
