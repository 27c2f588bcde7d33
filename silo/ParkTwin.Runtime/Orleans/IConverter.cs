namespace Orleans;

/// <summary>Turns a foreign value into a surrogate that crosses calls, and back. Unused within one process.</summary>
public interface IConverter<TValue, TSurrogate>
    where TSurrogate : struct
{
    /// <summary>The value a surrogate stands for.</summary>
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    /// <summary>The surrogate of a value.</summary>
    TSurrogate ConvertToSurrogate(in TValue value);
}
