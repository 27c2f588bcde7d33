namespace ParkTwin.Web.Tests.Access;

/// <summary>What is expected of one operation.</summary>
/// <param name="Operation">Its name in the API document; method and route where it has none.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its address, with {P} park, {E} enterprise, {F} enterprise in an id of a figure, {M} meter.</param>
/// <param name="Thing">What the address names.</param>
/// <param name="Roles">The roles that may, of what they see. Everybody else is refused.</param>
/// <param name="Body">A body that is accepted; null for none.</param>
/// <param name="Ok">The status of what is allowed and there.</param>
internal sealed record MatrixRow(string Operation, string Method, string Path, Thing Thing, string Roles, string? Body = null, int Ok = 200)
{
    /// <summary>True where what is answered to who may is of all parks alike, or new each time; only other answers are compared.</summary>
    public bool OfAll { get; init; }

    /// <summary>True where who asks is found out by other means than the test's; then only refusals are looked at.</summary>
    public bool RefusalsAlone { get; init; }

    public override string ToString() => Operation;
}
