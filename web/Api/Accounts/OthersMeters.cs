using System.Globalization;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Web.Api.Accounts;

/// <summary>
/// Takes the names off the meters of others that are behind an enterprise's own (转供电): what they count is in its account, because it is
/// taken off there; which they are is not its business.
/// </summary>
internal static class OthersMeters
{
    private const string Name = "another";

    /// <summary>The same inputs with such meters called <c>another-1</c>, <c>another-2</c>, in their order; the figures are the same.</summary>
    public static InventoryInputs Unnamed(InventoryInputs inputs)
    {
        var supplied = inputs.Supplied;
        if (supplied.Meters.Count == 0)
        {
            return inputs;
        }

        var taken = inputs.Metered.Meters.Select(meter => meter.Id).ToHashSet();
        var names = new Dictionary<MeterId, MeterId>(supplied.Meters.Count);
        var number = 0;
        foreach (var meter in supplied.Meters.Select(one => one.Meter.Id))
        {
            do
            {
                names[meter] = MeterId.Parse(string.Create(CultureInfo.InvariantCulture, $"{Name}-{++number}"));
            }
            while (taken.Contains(names[meter]));
        }

        MeterId? Of(MeterId? meter) => meter is { } known ? names.GetValueOrDefault(known, known) : null;
        return inputs with
        {
            Supplied = new SubSupply
            {
                Meters = [.. supplied.Meters.Select(one => one with
                {
                    Meter = one.Meter with { Id = names[one.Meter.Id], Name = null, Enterprise = null, Parent = Of(one.Meter.Parent) },
                })],
                Months = [.. supplied.Months.Select(one => one with { Meter = names[one.Meter] })],
            },
        };
    }
}
