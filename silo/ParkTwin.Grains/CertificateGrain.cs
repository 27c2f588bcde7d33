using Orleans;
using Orleans.Runtime;
using ParkTwin.Contracts;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Grains;

/// <summary>The register of retired green certificates (绿证): no number counts twice, whoever claims it and for whatever period.</summary>
public sealed class CertificateGrain(
    [PersistentState("certificates", GrainStorageNames.Files)] IPersistentState<CertificateState> state) : Grain, ICertificateGrain
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Retire(string holder, IReadOnlyList<GreenCertificate> certificates)
    {
        var holders = state.State.Holders;
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var refusals = new List<string>();
        foreach (var certificate in certificates)
        {
            var number = CertificateNumbers.Plain(certificate.Number);
            if (!wanted.Add(number))
            {
                refusals.Add($"Certificate '{certificate.Number}' is here twice; a number counts once.");
            }
            else if (holders.TryGetValue(number, out var other) && other != holder)
            {
                refusals.Add($"Certificate '{certificate.Number}' is retired already {Where(other, holder)}; a number counts once, for one "
                    + "firm and one period. Take it out there first, or leave it out here.");
            }
        }

        var held = holders.Where(one => one.Value == holder).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        if (refusals.Count == 0 && !held.SetEquals(wanted))
        {
            var kept = holders.Where(one => one.Value != holder).Concat(wanted.Select(number => KeyValuePair.Create(number, holder)));
            await WriteAsync(new(kept, StringComparer.Ordinal));
        }

        return refusals;
    }

    /// <summary>A firm reads its own periods; who else holds a certificate is not its business.</summary>
    private static string Where(string other, string holder)
    {
        var firm = holder[..(holder.LastIndexOf('/') + 1)];
        return other.StartsWith(firm, StringComparison.Ordinal) ? $"by this firm for {other[firm.Length..]}" : "by another firm";
    }

    /// <summary>Makes a state durable; where the disk refuses, the grain forgets it and reads what is there at its next call.</summary>
    private async Task WriteAsync(Dictionary<string, string> holders)
    {
        var before = state.State;
        state.State = new() { Holders = holders };
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            DeactivateOnIdle();
            throw;
        }
    }
}
