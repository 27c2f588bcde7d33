namespace ParkTwin.Domain.Accounting;

/// <summary>A flow that is metered or declared, with the unit it is accounted in. All flows are in <see cref="Flows"/>.</summary>
/// <param name="Word">Its word in requests and answers, for example <c>grid-import</c> or <c>diesel</c>.</param>
/// <param name="Kind">What it is to the account.</param>
/// <param name="Carrier">The carrier word of the factor data, for example <c>natural_gas</c>.</param>
/// <param name="Unit">The unit it is accounted in: kWh, Nm3, t, GJ, m3, kvarh or tCO2.</param>
/// <param name="Chinese">Its Chinese name.</param>
/// <param name="English">Its English name.</param>
public sealed record Flow(string Word, FlowKind Kind, string Carrier, string Unit, string Chinese, string English)
{
    /// <inheritdoc/>
    public override string ToString() => Word;
}
