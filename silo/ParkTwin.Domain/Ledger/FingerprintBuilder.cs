namespace ParkTwin.Domain.Ledger;

/// <summary>FNV-1a, 64 bits, over numbers in a fixed form.</summary>
internal struct FingerprintBuilder
{
    private ulong _hash;

    /// <summary>An empty fingerprint.</summary>
    public FingerprintBuilder() => _hash = 14_695_981_039_346_656_037;

    /// <summary>The fingerprint so far.</summary>
    public readonly ulong Value => _hash;

    public void Add(long value)
    {
        unchecked
        {
            for (var shift = 0; shift < 64; shift += 8)
            {
                _hash = (_hash ^ (byte)(value >> shift)) * 1_099_511_628_211;
            }
        }
    }

    public void AddOptional(int? value) => Add(value ?? long.MinValue);

    public void Add(decimal? value)
    {
        if (value is not { } number)
        {
            Add(long.MinValue);
            return;
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(DecimalParts.Normal(number), bits);
        foreach (var part in bits)
        {
            Add((long)part);
        }
    }
}
