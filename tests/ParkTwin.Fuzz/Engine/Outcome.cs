namespace ParkTwin.Fuzz.Engine;

/// <summary>
/// What an input made the code do, as a number: kinds of packets, faults, branches, magnitudes of counts. An input with a number that
/// was not seen before is worth keeping, which guides the fuzzer without instrumenting the product.
/// </summary>
internal struct Outcome
{
    private ulong _value;

    /// <summary>The number so far.</summary>
    public readonly ulong Value => _value;

    /// <summary>Adds what happened, in order.</summary>
    public void Add(long what)
    {
        unchecked
        {
            _value = (_value ^ (ulong)what) * 0x100000001B3;
            _value ^= _value >> 29;
        }
    }

    /// <summary>Adds a count by its magnitude, so that 5 and 6 are the same and 5 and 500 are not.</summary>
    public void AddMagnitude(long count) => Add(count <= 3 ? count : 4 + System.Numerics.BitOperations.Log2((ulong)count));
}
