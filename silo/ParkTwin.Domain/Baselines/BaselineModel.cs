namespace ParkTwin.Domain.Baselines;

/// <summary>How a baseline says what energy would have been used.</summary>
public enum BaselineModel : byte
{
    /// <summary><c>ratio</c>: energy per driver of the reference period (能源绩效参数的比值法), GB/T 36713-2018.</summary>
    Ratio = 0,

    /// <summary><c>regression</c>: energy = a + b × driver by least squares over the months of the reference period.</summary>
    Regression = 1,
}
