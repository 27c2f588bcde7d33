using ParkTwin.Domain.Reference;

namespace ParkTwin.Domain.Tests;

/// <summary>What a reference document is refused for, and how that is said.</summary>
public sealed class ReferenceFaultTests
{
    private const string Inputs = """
        { "id": "n", "kind": "ncv", "carrier": "diesel", "value": 42.652, "unit": "GJ/t", "region": "CN", "confidence": "confirmed",
          "nameZh": "柴", "nameEn": "Diesel", "source": "s" },
        { "id": "c", "kind": "carbon_content", "carrier": "diesel", "value": 0.0202, "unit": "tC/GJ", "region": "CN",
          "confidence": "confirmed", "nameZh": "柴", "nameEn": "Diesel", "source": "s" },
        { "id": "o", "kind": "oxidation_rate", "carrier": "diesel", "value": 0.98, "unit": "ratio", "region": "CN",
          "confidence": "confirmed", "nameZh": "柴", "nameEn": "Diesel", "source": "s" },
        """;

    private const string Grid = """{ "region": "CN-33", "grid": "CN-EAST", "confidence": "check" }""";

    public static TheoryData<string, string, string> Wrong() => new()
    {
        { "not JSON", "{ \"factors\": [", "factors.json line 1" },
        { "not an object", "[]", "$: this must be an object" },
        { "no factors", "{}", "factors: this is missing" },
        { "a version that is no name", """{ "factors": [], "version": "2026 11" }""", "version: '2026 11' is no version" },
        { "an unknown key at the root", """{ "factors": [], "factor": 1 }""", "factor: this key is unknown" },
        { "an unknown key", One("x", "1", """, "units": "t" """), "factors[0].units (x): this key is unknown" },
        { "a key twice", One("x", "1", """, "note": "a", "note": "b" """), "factors[0].note (x): this key is here twice" },
        { "an id twice", ReferenceFactorTests.Document(Entry("x", "1"), Entry("x", "2")), "factors[1].id (x): 'x' is the id of factors[0]" },
        { "a negative value", One("x", "-0.1"), "factors[0].value (x): -0.1 is out of range: at least 0" },
        { "a value of 30 digits", One("x", "0.123456789012345678901234567890"), "factors[0].value (x): this must be a number of up to 28" },
        { "a value with an exponent", One("x", "1e-40"), "factors[0].value (x): this must be a number of up to 28" },
        { "a value as text", One("x", "\"0.1\""), "factors[0].value (x): this must be a number" },
        { "no value", One("x", "null"), "factors[0].value (x): this is missing" },
        { "no id", One("", "1"), "factors[0].id: this must be a text" },
        { "a bad unit", Entry("x", "1").Replace("tCO2/GJ", "kg"), "factors[0].unit (x): 'kg' is no unit of co2 of heat: tCO2/GJ, kgCO2/GJ." },
        { "another carrier's unit", Entry("x", "1").Replace("\"heat\"", "\"electricity\""), "(x): 'tCO2/GJ' is no unit of co2 of electricity" },
        { "a bad kind", Entry("x", "1").Replace("\"co2\"", "\"co3\""), "factors[0].kind (x): \"co3\" is not one of" },
        { "a bad region", Entry("x", "1").Replace("\"CN\"", "\"Zhejiang\""), "factors[0].region (x): 'Zhejiang' is no region" },
        { "no such province", Entry("x", "1").Replace("\"CN\"", "\"CN-99\""), "factors[0].region (x): 'CN-99' is no region" },
        { "a missing name", Entry("x", "1").Replace("\"nameZh\": \"热力\",", ""), "factors[0].nameZh (x): this is missing" },
        { "a bad date", One("x", "1", """, "publishedOn": "2025-13-01" """), "factors[0].publishedOn (x): \"2025-13-01\" is not a date" },
        { "a span that ends first", One("x", "1", """, "validFrom": "2026-07-01", "validTo": "2026-06-30" """), "validTo (x): 2026-06-30 is before" },
        { "a grid value without its year", One("x", "1", """, "basis": "average" """), "factors[0].dataYear (x): this is missing" },
        { "a saturated enthalpy without pressure", One("x", "1", """, "pressureMPa": 1 """), "factors[0].pressureMPa (x)" },
        { "it supersedes nothing", One("x", "1", """, "supersedes": "y" """), "factors[0].supersedes (x): there is no other entry 'y'" },
        { "a value that was not found", One("x", "1").Replace("confirmed", "not-found"), "factors[0].value (x): there is a value" },
        { "two answers to one question", ReferenceFactorTests.Document(Entry("x", "1"), Entry("y", "2")), "factors[1] (y): this answers the same" },
        { "derived from what is not there", One("x", "1", """, "derivedFrom": ["a", "b", "c"] """), "factors[0].derivedFrom (x)" },
        { "a derived value that is not", Derived("3.0959"), "factors[3].value (d): 3.0959 is not ncv" },
        { "a grid twice", $"{{ \"factors\": [], \"grids\": [ {Grid}, {Grid} ] }}", "grids[1].region: 'CN-33' is here twice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_faulty_document_is_refused_with_place_value_and_what_is_allowed(string label, string json, string sentence)
    {
        json = json.TrimStart().StartsWith("""{ "id":""", StringComparison.Ordinal) ? ReferenceFactorTests.Document(json) : json;
        var faults = new ReferenceFaults();
        FactorReader.Read(json, faults);
        Assert.True(
            faults.All.Any(fault => fault.Contains(sentence, StringComparison.Ordinal)),
            $"{label}: '{sentence}' is not among: {string.Join(" | ", faults.All)}");
        Assert.All(faults.All, fault => Assert.StartsWith("factors.json ", fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReferenceKind.IndustryMeans, "means")]
    [InlineData(ReferenceKind.Thresholds, "carbonCode")]
    [InlineData(ReferenceKind.Thresholds, "flagRules")]
    [InlineData(ReferenceKind.Thresholds, "landScores")]
    [InlineData(ReferenceKind.Thresholds, "allotments")]
    [InlineData(ReferenceKind.Benchmarks, "benchmarks")]
    [InlineData(ReferenceKind.Schemes, "schemes")]
    [InlineData(ReferenceKind.Schemes, "radars")]
    [InlineData(ReferenceKind.Zones, "zones")]
    [InlineData(ReferenceKind.Zones, "notes")]
    public void A_list_that_is_left_out_is_a_fault_and_empties_nothing(ReferenceKind kind, string list)
    {
        var whole = System.Text.Json.Nodes.JsonNode.Parse(ShippedReference.Json(kind))!.AsObject();
        whole[list] = null;
        var unset = Faults(kind, whole.ToJsonString());
        whole.Remove(list);
        Assert.Equal(unset, Faults(kind, whole.ToJsonString()));
        Assert.Contains($"{ReferenceWords.Of(kind)}.json $.{list}: is missing; a list is needed, [] where there is none.", unset);
    }

    [Theory]
    [InlineData(ReferenceKind.Factors)]
    [InlineData(ReferenceKind.Tariffs)]
    [InlineData(ReferenceKind.IndustryMeans)]
    [InlineData(ReferenceKind.Zones)]
    public void What_is_not_json_is_said_with_line_and_byte(ReferenceKind kind)
    {
        var fault = Assert.Single(Faults(kind, "{\n  \"a\": x"));
        Assert.Contains("line 2, byte 8", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReferenceKind.Factors, """{"factors":[{"id":"\ud800"}]}""", "$.factors[0].id")]
    [InlineData(ReferenceKind.Tariffs, """{"\ud800":1}""", "at $ holds")]
    [InlineData(ReferenceKind.IndustryMeans, """{"note":"\udc00","means":[]}""", "$.note")]
    [InlineData(ReferenceKind.Thresholds, """{"flagRules":["\ud800\ud800"]}""", "$.flagRules[0]")]
    public void Half_a_surrogate_pair_is_a_fault_like_any_other(ReferenceKind kind, string json, string place)
    {
        var fault = Assert.Single(Faults(kind, json));
        Assert.Contains("half a surrogate pair", fault, StringComparison.Ordinal);
        Assert.Contains(place, fault, StringComparison.Ordinal);
        Assert.NotEmpty(new ReferenceDocument(kind, json).Fingerprint());
    }

    private static IReadOnlyList<string> Faults(ReferenceKind kind, string json)
    {
        var faults = new ReferenceFaults();
        Assert.Null(ReferenceSetReader.Read("v", [new(kind, json)], faults));
        return [.. faults.All];
    }

    [Fact]
    public void All_faults_are_said_at_once()
    {
        var faults = new ReferenceFaults();
        FactorReader.Read(
            ReferenceFactorTests.Document(Entry("x", "-1"), Entry("y", "1").Replace("tCO2/GJ", "kg"), Entry("z", "1", """, "k": 1 """)), faults);
        Assert.Equal(["value", "unit", "k"], faults.All.Take(3).Select(fault => fault.Split('.', ' ')[3]));
        Assert.Contains("same question as 'y'", Assert.Single(faults.All.Skip(3)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_value_that_agrees_to_nine_digits_is_accepted()
    {
        var faults = new ReferenceFaults();
        FactorReader.Read(Derived("3.095909637"), faults);
        Assert.Empty(faults.All);
    }

    [Fact]
    public void A_set_without_documents_is_empty_and_a_document_twice_is_refused()
    {
        var none = new ReferenceFaults();
        Assert.Empty(ReferenceSetReader.Read("v", [], none)!.Factors.All);
        var twice = new ReferenceFaults();
        var factors = new ReferenceDocument(ReferenceKind.Factors, ReferenceFactorTests.Document());
        Assert.Null(ReferenceSetReader.Read("v", [factors, factors], twice));
        Assert.Contains("factors.json $: the document is here twice", Assert.Single(twice.All), StringComparison.Ordinal);
    }

    [Fact]
    public void All_documents_that_come_with_the_program_are_read_without_a_fault()
    {
        var faults = new ReferenceFaults();
        var documents = new List<ReferenceDocument>();
        foreach (var path in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reference"), "*.json"))
        {
            Assert.True(ReferenceWords.TryParse(Path.GetFileNameWithoutExtension(path), out var kind), path);
            documents.Add(new(kind, File.ReadAllText(path)));
        }

        Assert.NotNull(ReferenceSetReader.Read("shipped", documents, faults));
        Assert.Empty(faults.All);
        Assert.Contains(documents, document => document.Kind == ReferenceKind.Factors);
    }

    [Fact]
    public void Blanks_between_the_parts_of_a_document_make_no_other_document()
    {
        var plain = new ReferenceDocument(ReferenceKind.Factors, """{"factors":[],"version":"1.0"}""");
        Assert.Equal(plain.Fingerprint(), (plain with { Json = "\uFEFF{ \"factors\": [],\r\n \"version\": \"1.0\" }\n" }).Fingerprint());
        Assert.NotEqual(plain.Fingerprint(), (plain with { Json = """{"factors":[],"version":"1. 0"}""" }).Fingerprint());
    }

    private static string Derived(string value) => ReferenceFactorTests.Document($$"""
        {{Inputs}} { "id": "d", "kind": "co2", "carrier": "diesel", "value": {{value}}, "unit": "tCO2/t", "region": "CN",
          "confidence": "calculated", "nameZh": "柴", "nameEn": "Diesel", "source": "s", "derivedFrom": ["n", "c", "o"] }
        """);

    private static string One(string id, string value, string more = "") => ReferenceFactorTests.Document(Entry(id, value, more));

    private static string Entry(string id, string value, string more = "") => ReferenceFactorTests.Entry(id, value, more);
}
