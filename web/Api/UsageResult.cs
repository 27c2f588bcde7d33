using System.Text.Json;
using ParkTwin.Contracts;
using ParkTwin.Domain;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api;

/// <summary>Writes a usage series, shape <see cref="UsageView"/>, row by row into the response.</summary>
internal sealed class UsageResult(string? meter, string? enterprise, UsageStep step, UsageAnswer answer) : IResult
{
    private const int FlushAt = 32 * 1024;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellation = httpContext.RequestAborted;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { SkipValidation = true });
        await using (json.ConfigureAwait(false))
        {
            Head(json);
            foreach (var row in answer.Rows)
            {
                Row(json, row);
                if (json.BytesPending > FlushAt)
                {
                    json.Flush();
                    await httpContext.Response.BodyWriter.FlushAsync(cancellation);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await httpContext.Response.BodyWriter.FlushAsync(cancellation);
    }

    private void Head(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("meter", meter);
        json.WriteString("enterprise", enterprise);
        json.WriteString("carrier", Words.Of(answer.Carrier));
        json.WriteString("unit", Words.Of(answer.Measure));
        json.WriteString("step", Words.Of(step));
        json.WriteString("timeZone", answer.TimeZone);
        json.WriteNumber("meters", answer.Meters);
        json.WriteStartArray("otherUnits");
        foreach (var other in answer.OtherMeasures)
        {
            json.WriteStringValue(Words.Of(other));
        }

        json.WriteEndArray();
        json.WriteStartArray("values");
    }

    private static void Row(Utf8JsonWriter json, in UsageRow row)
    {
        json.WriteStartObject();
        json.WriteString("start"u8, ParkTime.At(row.StartUnixMs, row.OffsetMs));
        if (row.Amount is { } amount)
        {
            json.WriteNumber("value"u8, Exact.FromMillionths(amount));
            json.WriteNumber("measured"u8, Exact.FromMillionths(amount - row.Estimated));
        }
        else
        {
            json.WriteNull("value"u8);
            json.WriteNull("measured"u8);
        }

        json.WriteNumber("completeness"u8, Exact.Completeness(row.CoveredMs, row.ExpectedMs));
        json.WriteEndObject();
    }
}
