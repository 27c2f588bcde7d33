using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;
using ParkTwin.Contracts;
using ParkTwin.Domain.Access;
using ParkTwin.Domain.Reference;
using ParkTwin.Web.Access;

namespace ParkTwin.Web.Api.Reference;

/// <summary>Factors, tariffs, industry means, thresholds and the like: versioned as sets, replaced as whole documents.</summary>
internal sealed class ReferenceApi(IGrainFactory grains, CallerRegistry caller)
{
    private const int MostBytes = 8 * 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Map(IEndpointRouteBuilder app)
    {
        var reference = app.MapGroup("/api/reference").WithTags("Reference");
        reference.MapGet("/", (ReferenceApi api) => api.ListAsync())
            .Needs(AccessRight.ReadReference)
            .Describe<ReferenceView>("reference", "Which reference data holds, and its history", """
                Every publication with who, when and why, newest first.
                """);
        reference.MapGet("/{kind}", (ReferenceApi api, string kind, string? version) => api.GetAsync(kind, version))
            .Needs(AccessRight.ReadReference)
            .Describe<JsonElement>("referenceDocument", "One reference document", """
                As it was published, byte for byte; of `version`, or of the newest set. `kind` is factors, tariffs, industry-means,
                thresholds, benchmarks, schemes or zones. Who does not see all parks gets the thresholds without the allotments of others.
                """, 404);
        reference.MapPut("/{kind}", (ReferenceApi api, HttpRequest request, string kind, string? version, string? note) =>
                api.PutAsync(request, kind, version, note))
            .Accepts<JsonElement>("application/json")
            .Needs(AccessRight.PublishReference)
            .Describe<PublicationView>("publishReference", "Publishes a reference document", """
                The body is the whole document. It makes a new version of the set, named by `version` or by the day; `note` says why. All
                faults come in one answer (422). Locked periods keep the set they were reported with; a restatement appears beside them.
                """, 400, 404, 413, 422);
    }

    private async Task<IResult> ListAsync()
    {
        var grain = grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);
        var history = await grain.History();
        return TypedResults.Ok(new ReferenceView(
            await grain.Current(), ReferenceWords.All, [.. history.OrderByDescending(one => one.Number).Select(View)]));
    }

    private async Task<IResult> GetAsync(string kind, string? version)
    {
        if (!ReferenceWords.TryParse(kind, out var known))
        {
            return NoKind(kind);
        }

        var grain = grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);
        var wanted = string.IsNullOrEmpty(version) ? await grain.Current() : version;
        var documents = await grain.Documents(wanted);
        if (documents?.FirstOrDefault(one => one.Kind == known) is { } document)
        {
            return TypedResults.Bytes(Encoding.UTF8.GetBytes(ReferenceScope.Of(document, caller.Caller.Scope)), "application/json");
        }

        return Problems.Missing("There is no such reference data.", documents is null
            ? $"There is no reference set '{wanted}'. GET /api/reference lists the versions."
            : $"Reference set '{wanted}' has no {kind}. PUT /api/reference/{kind} publishes them.");
    }

    private async Task<IResult> PutAsync(HttpRequest request, string kind, string? version, string? note)
    {
        if (!ReferenceWords.TryParse(kind, out var known))
        {
            return NoKind(kind);
        }

        if (!request.HasJsonContentType())
        {
            return Problems.Bad($"The body is '{request.ContentType}'; send the document with Content-Type: application/json.");
        }

        if (await BoundedBody.ReadAsync(request, MostBytes) is not { } bytes)
        {
            return Problems.TooLarge($"A reference document may have {MostBytes / 1024 / 1024} MB.");
        }

        string text;
        try
        {
            text = Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return Problems.Bad("The body is not UTF-8; send the document as UTF-8 JSON.");
        }

        var reply = await grains.GetGrain<IReferenceGrain>(GrainKeys.Reference).Publish(new PublishRequest(
            new ReferenceDocument(known, text.TrimStart('\uFEFF')), string.IsNullOrEmpty(version) ? null : version, caller.Caller.User, note));
        return reply.Published is { } published
            ? TypedResults.Ok(View(published))
            : Problems.Faulty("This reference document cannot be published.", reply.Faults);
    }

    private PublicationView View(ReferencePublication one) => new(
        one.Version,
        one.Number,
        DateTimeOffset.FromUnixTimeMilliseconds(one.AtUnixMs),
        one.By,
        caller.Caller.Scope.Enterprise is null ? one.Note : null,
        [.. one.Changed.Select(document => ReferenceWords.Of(document.Kind))]);

    private static ProblemHttpResult NoKind(string kind) => Problems.Missing(
        "There is no such reference data.", $"There is no reference document '{kind}'; there are {string.Join(", ", ReferenceWords.All)}.");
}
