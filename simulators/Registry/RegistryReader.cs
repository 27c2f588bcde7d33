using System.Globalization;
using System.Text.Json;
using ParkTwin.Domain;

namespace ParkTwin.Simulators.Registry;

/// <summary>
/// Reads what the simulators need of a registry file. The twin checks the file; this only says what it cannot read.
/// </summary>
internal static class RegistryReader
{
    /// <summary>The parks of a file.</summary>
    /// <exception cref="InvalidDataException">It is no registry; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<ParkDefinition> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var json = JsonDocument.Parse(file);
            return [.. json.RootElement.GetProperty("parks").EnumerateArray().Select(Park)];
        }
        catch (Exception wrong) when (
            wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"'{path}' is no registry file: {wrong.Message}", wrong);
        }
    }

    private static ParkDefinition Park(JsonElement park) => new()
    {
        Id = ParkId.Parse(Required(park, "id")),
        Name = Text(park, "name") ?? Required(park, "id"),
        TimeZone = Required(park, "timeZone"),
        Region = Text(park, "region"),
        Enterprises = [.. Items(park, "enterprises").Select(Enterprise)],
        Meters = [.. Items(park, "meters").Select(Meter)],
    };

    private static EnterpriseDefinition Enterprise(JsonElement enterprise) => new()
    {
        Id = EnterpriseId.Parse(Required(enterprise, "id")),
        Name = Text(enterprise, "name") ?? Required(enterprise, "id"),
        Industry = Text(enterprise, "industry"),
        LandMu = Number(enterprise, "landMu"),
        FloorM2 = Number(enterprise, "floorM2"),
        Contract = enterprise.TryGetProperty("contract", out var contract) && contract.ValueKind == JsonValueKind.Object
            ? new SupplyContract
            {
                Tariff = Text(contract, "tariff"),
                TransformerKva = Number(contract, "transformerKva"),
                DemandKw = Number(contract, "demandKw"),
                VoltageKv = Number(contract, "voltageKv"),
            }
            : null,
    };

    private static MeterDefinition Meter(JsonElement meter) => new()
    {
        Id = MeterId.Parse(Required(meter, "id")),
        Enterprise = Text(meter, "enterprise") is { } enterprise ? EnterpriseId.Parse(enterprise) : null,
        Name = Text(meter, "name"),
        Carrier = Word<Carrier>(Required(meter, "carrier")),
        Role = Word<MeterRole>(Required(meter, "role")),
        Kind = Word<MeterKind>(Required(meter, "kind")),
        Unit = Word<MeterUnit>(Required(meter, "unit")),
        Ratio = Number(meter, "ratio") ?? 1,
        Digits = (int?)Number(meter, "digits"),
        Decimals = (int?)Number(meter, "decimals"),
        IntervalSeconds = (int)(Number(meter, "intervalSeconds") ?? 900),
        Stamp = Text(meter, "stamp") is { } stamp ? Word<StampPosition>(stamp) : StampPosition.Start,
        MaxRate = Number(meter, "maxRate"),
        ReferenceTemperatureC = Number(meter, "referenceTemperatureC"),
        Parent = Text(meter, "parent") is { } parent ? MeterId.Parse(parent) : null,
        Events = [.. Items(meter, "events").Select(Event)],
    };

    private static MeterEvent Event(JsonElement dated) => new()
    {
        AtUnixMs = DateTimeOffset.Parse(Required(dated, "at"), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
        Kind = Word<MeterEventKind>(Required(dated, "kind")),
        Final = Number(dated, "final"),
        Initial = Number(dated, "initial"),
        Ratio = Number(dated, "ratio"),
        Digits = (int?)Number(dated, "digits"),
        Unit = Text(dated, "unit") is { } unit ? Word<MeterUnit>(unit) : null,
        MaxRate = Number(dated, "maxRate"),
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        of.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static T Word<T>(string word)
        where T : struct, Enum => Words.TryParse<T>(word, out var value)
            ? value
            : throw new FormatException($"'{word}' is no {typeof(T).Name}; write one of {string.Join(", ", Words.All<T>())}.");

    private static string Required(JsonElement of, string name) =>
        Text(of, name)
            ?? throw new FormatException($"'{name}' is missing in {of.GetRawText()[..Math.Min(80, of.GetRawText().Length)]}");

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;
}
