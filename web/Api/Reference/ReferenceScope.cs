using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ParkTwin.Domain;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Web.Api.Reference;

/// <summary>Leaves out of a reference document what is of one enterprise or park alone and not the caller's.</summary>
internal static class ReferenceScope
{
    private const string Allotments = "allotments";

    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The document as a scope has it; byte for byte where that is all parks, and where it holds nothing of anybody alone.</summary>
    public static string Of(ReferenceDocument document, AccessScope scope)
    {
        if (scope.All || document.Kind != ReferenceKind.Thresholds || JsonNode.Parse(document.Json) is not JsonObject root)
        {
            return document.Json;
        }

        // Without any of its own the key is not there, so that nobody can tell whether others have one.
        var all = root[Allotments] as JsonArray ?? [];
        JsonNode[] own = [.. all.OfType<JsonObject>().Where(one => Sees(scope, one)).Select(one => one.DeepClone())];
        root.Remove(Allotments);
        if (own.Length > 0)
        {
            root[Allotments] = new JsonArray(own);
        }

        return root.ToJsonString(Written);
    }

    private static bool Sees(AccessScope scope, JsonObject allotment) =>
        ParkId.TryParse((string?)allotment["park"], out var park)
        && ((string?)allotment["enterprise"] is { } text
            ? EnterpriseId.TryParse(text, out var enterprise) && scope.Sees(park, enterprise)
            : scope.SeesWhole(park));
}
