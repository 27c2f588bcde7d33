using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Routing;
using ParkTwin.Web.Access;
using ParkTwin.Web.Tests.Fakes;

namespace ParkTwin.Web.Tests.Access;

/// <summary>
/// Every route for every role, with its own thing, with another's, and with one that is not there. Each caller asks the same of two hosts:
/// one with the whole world, one in which what the caller does not see was never there. It must not be able to tell them apart.
/// </summary>
public sealed class AccessMatrix
{
    private const int ReadersAtOnce = 4;

    private static readonly string[] WrongQueries = ["period=nonsense&from=x&to=y&step=z&carrier=w&depth=99&limit=many&year=x&scope=moon", "period="];

    public static TheoryData<string> Callers => [.. Matrix.RoleOf.Keys];

    [Fact]
    public async Task Every_route_has_a_row_and_every_row_a_route()
    {
        await using var host = await WebHost.StartAsync();
        var routes = host.Endpoints.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var rows = Matrix.Rows.Select(row => row.Operation).ToHashSet(StringComparer.Ordinal);
        Assert.True(routes.IsSubsetOf(rows), "Without a row in Matrix.Rows, so nobody has said who may: " + string.Join(", ", routes.Except(rows).Order()));
        Assert.True(rows.IsSubsetOf(routes), "Rows of no route: " + string.Join(", ", rows.Except(routes).Order()));
    }

    [Fact]
    public async Task Every_route_names_its_right_or_is_open()
    {
        await using var host = await WebHost.StartAsync();
        var without = host.Endpoints.Where(one => one.Metadata.GetMetadata<NeedsAttribute>() is null).Select(NameOf).Order();
        Assert.True(!without.Any(), "Without Needs(...) or OpenToAll(): " + string.Join(", ", without));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task What_is_not_allowed_is_refused_and_anothers_thing_is_answered_as_one_that_is_not_there(string caller)
    {
        // Who sees everything, or nothing at all, has no part to compare with.
        var starting = Matrix.PartOf.Contains(caller) ? HostAsync(TwoParks.SeenBy(caller)) : null;
        await using var whole = await HostAsync(TwoParks.Whole());
        await using var part = starting is null ? null : await starting;
        var inWhole = await TestCallers.ClientAsync(whole, caller);
        var inPart = part is null ? null : await TestCallers.ClientAsync(part, caller);
        var faults = new ConcurrentBag<string>();
        foreach (var row in Matrix.Rows)
        {
            // Reading changes nothing, so its questions may be asked in any order and at once; changes keep theirs.
            await Parallel.ForEachAsync(
                TargetsOf(row),
                new ParallelOptions { MaxDegreeOfParallelism = row.Method == "GET" ? ReadersAtOnce : 1 },
                async (target, _) => await CheckAsync(inWhole, inPart, caller, row, target, faults));
        }

        Assert.True(faults.IsEmpty, $"{faults.Count} for {caller}:\n" + string.Join('\n', faults.Order().Take(20)));
    }

    private static async Task CheckAsync(
        HttpClient whole, HttpClient? part, string caller, MatrixRow row, MatrixTarget target, ConcurrentBag<string> faults)
    {
        var path = target.Into(row.Path);
        var body = row.Body is null ? null : target.Into(row.Body);
        var (inWhole, inPart) = await BothAsync(whole, part, row, path, body);
        var expected = Expected(caller, row, target);
        var allowed = expected == row.Ok;
        if (row.RefusalsAlone && allowed ? inWhole.Status is 401 or 403 : inWhole.Status != expected)
        {
            faults.Add($"{row.Method} {path}: {inWhole.Status} where {expected} is expected: {inWhole.Text}");
        }

        var compared = !(row.OfAll && allowed);
        Compare(compared, row, path, "as it should be asked", inWhole, inPart, faults);
        foreach (var query in WrongQueries)
        {
            var wrong = row.Path.Contains("={", StringComparison.Ordinal) ? $"{path}&{query}" : $"{path.Split('?')[0]}?{query}";
            (inWhole, inPart) = await BothAsync(whole, part, row, wrong, body);
            Refused(inWhole, wrong);
            Compare(compared, row, wrong, "with a wrong query", inWhole, inPart, faults);
        }

        foreach (var text in body is null or "" ? [] : new[] { "{", """{"nope":1}""", string.Empty })
        {
            (inWhole, inPart) = await BothAsync(whole, part, row, path, text);
            Refused(inWhole, $"{path} with the body '{text}'");
            Compare(compared, row, path, $"with the body '{text}'", inWhole, inPart, faults);
        }

        // Who may not is told so before anything is read; what is not seen is never answered as if it were.
        void Refused(MatrixAnswer answer, string what)
        {
            if (expected is 401 or 403 ? answer.Status != expected : !allowed && answer.Status < 400)
            {
                faults.Add($"{row.Method} {what}: {answer.Status} where {expected} is expected: {answer.Text}");
            }
        }
    }

    private static void Compare(
        bool compared, MatrixRow row, string path, string how, MatrixAnswer inWhole, MatrixAnswer inPart, ConcurrentBag<string> faults)
    {
        if (compared && inWhole != inPart)
        {
            faults.Add($"{row.Method} {path} {how} tells of what is not the caller's:\n  {inWhole}\n  {inPart}");
        }
    }

    private static int Expected(string caller, MatrixRow row, MatrixTarget target)
    {
        var role = Matrix.RoleOf[caller];
        if (!row.Roles.Split(' ').Contains(role))
        {
            return role == "nobody" ? 401 : 403;
        }

        var seers = row.Thing switch
        {
            Thing.None => caller,
            Thing.Park => Matrix.ParkSeers[target.Park],
            Thing.WholePark => Matrix.WholeParkSeers[target.Park],
            _ => target.Seers,
        };
        return seers.Split(' ').Contains(caller) ? row.Ok : 404;
    }

    private static IEnumerable<MatrixTarget> TargetsOf(MatrixRow row) => row.Thing switch
    {
        Thing.None => Matrix.Targets.Take(1),
        Thing.Park or Thing.WholePark => Matrix.Targets.DistinctBy(target => target.Park),
        Thing.Flag => Matrix.Targets.Where(target => target.Enterprise != "~"),
        _ => Matrix.Targets,
    };

    private static async Task<(MatrixAnswer Whole, MatrixAnswer Part)> BothAsync(
        HttpClient whole, HttpClient? part, MatrixRow row, string path, string? body)
    {
        // Two hosts that know nothing of each other: both are asked at once.
        var inWhole = AskAsync(whole, row, path, body);
        var inPart = part is null ? inWhole : AskAsync(part, row, path, body);
        return (await inWhole, await inPart);
    }

    private static async Task<MatrixAnswer> AskAsync(HttpClient client, MatrixRow row, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, MatrixBodies.TypeOf(row));
        return await MatrixAnswer.OfAsync(client, request);
    }

    /// <summary>A host over a world in which an administrator has declared, locked and set what there is.</summary>
    private static async Task<WebHost> HostAsync(FakeTwin twin)
    {
        var host = await WebHost.StartAsync(twin: twin);
        foreach (var target in Matrix.Targets.Where(target => IsThere(twin, target)))
        {
            foreach (var operation in new[] { "declare", "setBaseline", "lockReport" })
            {
                var row = Matrix.Rows.First(one => one.Operation == operation);
                var answer = await AskAsync(host.Client, row, target.Into(row.Path), row.Body);
                Assert.True(answer.Status == 200, $"{operation} of {target.Park}/{target.Enterprise}: {answer.Text}");
            }
        }

        return host;
    }

    private static bool IsThere(FakeTwin twin, MatrixTarget target) => twin.Current.Parks.Any(park =>
        park.Definition.Id.Value == target.Park && park.Definition.Meters.Any(meter => meter.Id.Value == target.Meter));

    private static string NameOf(Microsoft.AspNetCore.Http.Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is { } name)
        {
            return name.EndpointName;
        }

        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{string.Join('|', methods.Except(["OPTIONS"]))} {((RouteEndpoint)endpoint).RoutePattern.RawText}".Trim();
    }
}
