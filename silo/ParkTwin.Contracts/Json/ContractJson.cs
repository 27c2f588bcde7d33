using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ParkTwin.Domain;
using ParkTwin.Domain.Accounting;

namespace ParkTwin.Contracts.Json;

/// <summary>
/// How values of the domain are written as JSON where they cross a call or rest in a grain's state: decimals exact with their
/// scale, enumerations as their numbers, ids, months and periods as texts (dictionary keys too), the bands of a day as 96 digits.
/// Null is left out, but written where a property is required. A property that the type does not have is an error, not a loss.
/// </summary>
public static class ContractJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same options with converters of the caller's own types added; read-only.</summary>
    public static JsonSerializerOptions Create(params ReadOnlySpan<JsonConverter> more)
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

            // Never part of a page: Chinese text and quotes within documents stay readable and a third of the size.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteRequiredNulls } },
            Converters =
            {
                new TextConverter<ParkId>(id => id.Value, ParkId.TryParse),
                new TextConverter<EnterpriseId>(id => id.Value, EnterpriseId.TryParse),
                new TextConverter<MeterId>(id => id.Value, MeterId.TryParse),
                new TextConverter<MonthKey>(month => month.ToString(), MonthText.TryParse),
                new TextConverter<LocalMonth>(month => month.ToString(), MonthText.TryParse),
                new TextConverter<AccountingPeriod>(period => period.ToString(), AccountingPeriod.TryParse),
                new BandDayJson(),
                new TimeBandTableJson(),
            },
        };
        foreach (var converter in more)
        {
            options.Converters.Add(converter);
        }

        options.MakeReadOnly();
        return options;
    }

    /// <summary>A required property that is left out could not be read again.</summary>
    private static void WriteRequiredNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.IsRequired)
            {
                property.ShouldSerialize = static (_, _) => true;
            }
        }
    }
}
