using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkTwin.Simulators.Publishing;

namespace ParkTwin.Simulators.Tests;

/// <summary>Keeps what was published, read back from the bytes.</summary>
internal sealed class RecordingPublisher : IReadingPublisher
{
    public List<(string Meter, DateTimeOffset At, decimal Value, string Digits)> Readings { get; } = [];

    public int Messages { get; private set; }

    public long Published => Readings.Count;

    public long Acknowledged => Readings.Count;

    public ValueTask PublishAsync(
        int lane, ReadOnlyMemory<byte> topic, ReadOnlyMemory<byte> payload, int readings, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parts = Encoding.UTF8.GetString(topic.Span).Split('/');
        Assert.Equal(["parktwin", "v1"], parts[..2]);
        Assert.Equal("reading", parts[4]);
        using var json = JsonDocument.Parse(payload);
        JsonElement[] items = json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray()]
            : [json.RootElement];
        Assert.Equal(readings, items.Length);
        foreach (var item in items)
        {
            var (t, v) = (item.GetProperty("t"), item.GetProperty("v"));
            var at = t.ValueKind == JsonValueKind.Number
                ? DateTimeOffset.FromUnixTimeMilliseconds(t.GetInt64())
                : DateTimeOffset.Parse(t.GetString()!, CultureInfo.InvariantCulture);
            var digits = v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText();
            Readings.Add((parts[3], at, decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture), digits));
        }

        Messages++;
        return ValueTask.CompletedTask;
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DrainAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
