using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Web.Api.Meters;

/// <summary>Reads a meter that is to be added; what each property may be together with the others the registry says.</summary>
internal static class MeterDraft
{
    /// <summary>The meter; null, with every fault, where a word or an id cannot be read.</summary>
    public static MeterDefinition? Read(MeterBody body, int index, List<RegistryEditFault> faults)
    {
        var before = faults.Count;
        void Fault(string key, string? value, string allowed) =>
            faults.Add(new(OfMeters: true, index, key, UsageQuery.Say(key, value, allowed)));

        T Word<T>(string key, string? value)
            where T : struct, Enum
        {
            if (!Words.TryParse<T>(value, out var parsed))
            {
                Fault(key, value, "one of " + string.Join(", ", Words.All<T>()));
            }

            return parsed;
        }

        if (!MeterId.TryParse(body.Id, out var id))
        {
            faults.Add(new(OfMeters: true, index, "id", IdText.Explain("meter", body.Id)));
        }

        EnterpriseId enterprise = default;
        if (body.Enterprise is not null && !EnterpriseId.TryParse(body.Enterprise, out enterprise))
        {
            faults.Add(new(OfMeters: true, index, "enterprise", IdText.Explain("enterprise", body.Enterprise)));
        }

        MeterId parent = default;
        if (body.Parent is not null && !MeterId.TryParse(body.Parent, out parent))
        {
            faults.Add(new(OfMeters: true, index, "parent", IdText.Explain("meter", body.Parent)));
        }

        if (body.IntervalSeconds is null)
        {
            Fault("intervalSeconds", null, "a whole number of seconds, 1 to 2678400");
        }

        var carrier = Word<Carrier>("carrier", body.Carrier);
        var role = Word<MeterRole>("role", body.Role);
        var kind = Word<MeterKind>("kind", body.Kind);
        var unit = Word<MeterUnit>("unit", body.Unit);
        var stamp = body.Stamp is null ? StampPosition.Start : Word<StampPosition>("stamp", body.Stamp);
        return faults.Count > before
            ? null
            : new()
            {
                Id = id,
                Name = body.Name,
                Enterprise = body.Enterprise is null ? null : enterprise,
                Carrier = carrier,
                Role = role,
                Kind = kind,
                Unit = unit,
                Ratio = body.Ratio ?? 1m,
                Digits = body.Digits,
                Decimals = body.Decimals,
                IntervalSeconds = body.IntervalSeconds ?? 0,
                Stamp = stamp,
                MaxRate = body.MaxRate,
                ReferenceTemperatureC = body.ReferenceTemperatureC,
                Parent = body.Parent is null ? null : parent,
            };
    }
}
