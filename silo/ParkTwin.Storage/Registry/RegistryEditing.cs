using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using ParkTwin.Contracts;
using ParkTwin.Domain;

namespace ParkTwin.Storage.Registry;

/// <summary>
/// Takes a person's edit through the same gate as a registry file: the park as it would be is written as a file, read back with every
/// check, and compared with the registry as at a start.
/// </summary>
internal static partial class RegistryEditing
{
    /// <summary>The changes that make the edit; none where there are faults or nothing is new.</summary>
    /// <param name="state">The registry.</param>
    /// <param name="park">The park; it exists.</param>
    /// <param name="edit">The edit.</param>
    /// <param name="nowUnixMs">The time shown in examples.</param>
    /// <param name="faults">Every fault.</param>
    public static IReadOnlyList<RegistryChange> Changes(
        RegistryState state, ParkId park, RegistryEdit edit, long nowUnixMs, out IReadOnlyList<RegistryEditFault> faults)
    {
        var known = state.View.Find(park)!;
        var enterprises = Merge(known.Definition.Enterprises, edit.Enterprises, one => one.Id, (_, after) => after);
        var meters = Merge(known.Definition.Meters, edit.Meters, one => one.Id, (before, after) => after with { Events = before.Events });
        var candidate = known.Definition with { Enterprises = enterprises.Entries, Meters = meters.Entries };
        var file = new ArrayBufferWriter<byte>();
        RegistryFile.Write([candidate], file);
        if (!RegistryFile.TryParse(file.WrittenSpan, out var read, out var found))
        {
            faults = [.. Twice(edit), .. found.Select(Place)];
            return [];
        }

        faults = [.. Twice(edit)];
        if (faults.Count > 0)
        {
            return [];
        }

        try
        {
            var others = state.View.Parks.Where(one => one.Definition.Id != park).Select(one => one.Definition);
            var before = state.View.Parks.TakeWhile(one => one.Definition.Id != park).Count();
            List<ParkDefinition> all = [.. others];
            all.Insert(before, read[0]);
            return [.. RegistrySeeding.Compare(state, all, nowUnixMs, edited: true).Select(change => new RegistryChange(change.Operations, atRunTime: true))];
        }
        catch (RegistryFaultException refused)
        {
            faults = [.. refused.Faults.Select(Place)];
            return [];
        }

        RegistryEditFault Place(RegistryFault fault)
        {
            var match = Path().Match(fault.Path);
            var ofMeters = !match.Success || match.Groups["what"].Value == "meters";
            var index = match.Success ? int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) : -1;
            var key = match.Groups["key"].Value;
            var entry = index < 0 ? -1 : (ofMeters ? meters.Places : enterprises.Places).GetValueOrDefault(index, -1);
            return new(ofMeters, entry, key.Length == 0 ? null : key, entry < 0 ? fault.ToString() : fault.Problem);
        }
    }

    private static IEnumerable<RegistryEditFault> Twice(RegistryEdit edit) =>
        Twice(edit.Meters.Select(one => one.Id.Value), ofMeters: true).Concat(Twice(edit.Enterprises.Select(one => one.Id.Value), ofMeters: false));

    private static IEnumerable<RegistryEditFault> Twice(IEnumerable<string> ids, bool ofMeters)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        return [.. ids.Select((id, index) => (id, index)).Where(one => !met.Add(one.id)).Select(one => new RegistryEditFault(
            ofMeters, one.index, "id", $"'{one.id}' is there more than once; keep one entry for it."))];
    }

    private static (IReadOnlyList<T> Entries, Dictionary<int, int> Places) Merge<T, TId>(
        IReadOnlyList<T> known, IReadOnlyList<T> edited, Func<T, TId> idOf, Func<T, T, T> replace)
        where TId : notnull
    {
        var entries = known.ToList();
        var at = entries.Select((entry, index) => (idOf(entry), index)).ToDictionary(one => one.Item1, one => one.index);
        var places = new Dictionary<int, int>();
        for (var index = 0; index < edited.Count; index++)
        {
            if (!at.TryGetValue(idOf(edited[index]), out var place))
            {
                at[idOf(edited[index])] = place = entries.Count;
                entries.Add(edited[index]);
            }
            else if (!places.ContainsKey(place))
            {
                entries[place] = replace(entries[place], edited[index]);
            }

            places.TryAdd(place, index);
        }

        return (entries, places);
    }

    [GeneratedRegex(@"^parks\[\d+\]\.(?<what>meters|enterprises)\[(?<index>\d+)\]\.?(?<key>.*)$")]
    private static partial Regex Path();
}
