using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ParkTwin.Fuzz.Engine;

namespace ParkTwin.Fuzz.Targets;

/// <summary>Writes requests to every route of the OpenAPI document: ids, query strings and bodies, right, nearly right and hostile.</summary>
internal sealed partial class RestGrammar
{
    private static readonly string[] Ids =
    [
        "qsh", "e1", "e2", "m1", "m2", "-", "_", "nobody", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..", "%00", "%0d%0aFuzzmark:1", "%E5%9B%AD", "a%2Fb", "%ff", "%ed%a0%80",
        "1", "0", "-1", "9223372036854775808", "qsh~e1~2026-10~provincial~energy.electricity", "qsh~-~2026~national~carbon.location~2", "factors", "tariffs", "2026-10", "2026",
    ];

    private static readonly string[] Values =
    [
        "2026-10", "2026-Q3", "2026", "2026-10-01T00:00:00%2B08:00", "2026-11-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "PT15M", "PT1H", "P1D", "P1M", "P1Y", "P0D",
        "electricity", "gas", "true", "csv", "xlsx", "10", "0", "-1", "99999999999999999999", "NaN", "", "%00", "%0d%0aFuzzmark:%201", "a%26b%3Dc", "1e308", "%27%22%3E%3Cscript%3E", "national",
    ];

    private static readonly string[] Scalars =
    [
        "null", "0", "-1", "1e308", "1e-400", "9223372036854775808", "79228162514264337593543950336", "true", "\"\"", "\"2026-10\"", "\"e1\"", "\"m1\"", "\"2026-10-01T00:00:00+08:00\"",
        "[]", "{}", "[[[[]]]]", "\"\\ud800\"", "\"\\u0000\"", "\"a\\r\\nFuzzmark: 1\"", "12.345", "\"12.345\"", "\"=1+1\"", "\"electricity\"", "\"confirm\"",
    ];

    private readonly List<(string Method, string Path, string[] Queries, JsonElement? Body)> _routes = [];
    private readonly JsonElement _schemas;

    public RestGrammar(JsonElement document)
    {
        _schemas = document.TryGetProperty("components", out var components) && components.TryGetProperty("schemas", out var schemas) ? schemas : default;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object && one.Name != "parameters"))
            {
                _routes.Add((method.Name.ToUpperInvariant(), path.Name, Queries(method.Value), Body(method.Value)));
            }
        }
    }

    /// <summary>How many routes there are.</summary>
    public int Count => _routes.Count;

    /// <summary>A request to any route; the head ends where the target puts its own lines.</summary>
    public void Request(FuzzRandom random, InputBuffer into)
    {
        var (method, template, queries, schema) = random.Pick(_routes);
        var text = new StringBuilder(random.OneIn(30) ? random.Pick(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]) : method).Append(' ');
        text.Append(Placeholder().Replace(template, match => Id(random, match.Groups[1].Value)));
        var separator = '?';
        foreach (var query in queries.Where(_ => random.OneIn(2)))
        {
            text.Append(separator).Append(query).Append('=').Append(random.Pick(random.OneIn(4) ? Ids : Values));
            separator = '&';
        }

        text.Append(" HTTP/1.1\r\n");
        var body = schema is { } wanted ? Value(random, wanted, 0) : random.OneIn(20) ? random.Pick(Scalars) : "";
        if (body.Length > 0)
        {
            text.Append(random.OneIn(20) ? "Content-Type: text/csv\r\n" : "Content-Type: application/json\r\n");
            text.Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        }

        if (random.OneIn(8))
        {
            text.Append(random.Pick(["If-Match: \"1\"\r\n", "If-Match: *\r\n", "Accept: text/html\r\n", "Accept-Encoding: br\r\n", "Origin: http://evil.example\r\n", "Cookie: a=b\r\n", "Range: bytes=0-\r\n"]));
        }

        into.Add(Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString()));
    }

    private static string Id(FuzzRandom random, string name) => random.OneIn(3) ? random.Pick(Ids) : name switch
    {
        "park" => "qsh",
        "enterprise" => "e1",
        "meter" => "m1",
        "period" => "2026-10",
        _ => random.Pick(Ids),
    };

    private static string[] Queries(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Where(one => one.TryGetProperty("in", out var place) && place.GetString() == "query").Select(one => one.GetProperty("name").GetString()!)]
        : [];

    private static JsonElement? Body(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.TryGetProperty("content", out var content)
            && content.EnumerateObject().FirstOrDefault().Value is { ValueKind: JsonValueKind.Object } type && type.TryGetProperty("schema", out var schema)
            ? schema
            : null;

    /// <summary>A value of a schema; one in eight is something else.</summary>
    private string Value(FuzzRandom random, JsonElement schema, int depth)
    {
        if (depth > 6 || random.OneIn(8))
        {
            return random.Pick(Scalars);
        }

        if (schema.TryGetProperty("$ref", out var reference) && _schemas.ValueKind == JsonValueKind.Object
            && _schemas.TryGetProperty(reference.GetString()!.Split('/')[^1], out var named))
        {
            return Value(random, named, depth + 1);
        }

        if (schema.TryGetProperty("enum", out var words) && words.GetArrayLength() > 0)
        {
            return words[random.Next(words.GetArrayLength())].GetRawText();
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            var fields = properties.EnumerateObject().Where(_ => !random.OneIn(6)).Select(one => $"\"{one.Name}\":{Value(random, one.Value, depth + 1)}");
            return "{" + string.Join(",", random.OneIn(10) ? fields.Append("\"unknown\":1") : fields) + "}";
        }

        if (schema.TryGetProperty("items", out var items))
        {
            return "[" + string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, items, depth + 1))) + "]";
        }

        return random.Pick(Scalars);
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
