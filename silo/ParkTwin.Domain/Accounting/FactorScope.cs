namespace ParkTwin.Domain.Accounting;

/// <summary>Which grid's average factor a reporting regime takes for bought electricity.</summary>
public enum FactorScope : byte
{
    /// <summary>The province's, the one of the twin's intensities.</summary>
    Provincial = 0,

    /// <summary>The regional grid's, for example East China.</summary>
    Regional = 1,

    /// <summary>The national average.</summary>
    National = 2,
}
