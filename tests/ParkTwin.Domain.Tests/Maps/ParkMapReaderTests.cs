using ParkTwin.Domain.Maps;

namespace ParkTwin.Domain.Tests.Maps;

public sealed class ParkMapReaderTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[119.7,30.2],[119.8,30.2],[119.8,30.3],[119.7,30.2]]]}""";

    [Fact]
    public void A_map_is_read_with_the_box_and_the_middle_of_its_shapes()
    {
        var (map, faults) = ParkMapReader.Read(Document($$"""{"kind":"building","id":"b1","enterprise":"e1","name":"1号厂房","height":12.5,"colour":"red"}"""));
        Assert.Empty(faults);
        Assert.Equal(new MapBounds(119.7, 30.2, 119.8, 30.3), map!.Bounds);
        Assert.Equal((119.75, 30.25), map.Center);
        var building = Assert.Single(map.Features);
        Assert.Equal((MapFeatureKind.Building, "b1", "e1", "1号厂房", 12.5m), (building.Kind, building.Id, building.Enterprise?.Value, building.Name, building.Height));
    }

    [Fact]
    public void A_feature_without_an_id_is_called_by_its_number()
    {
        Assert.Equal("f1", ParkMapReader.Read(Document("""{"kind":"green"}""")).Map!.Features[0].Id);
    }

    [Theory]
    [InlineData("""{"kind":"pool"}""", Square, "kind 'pool'")]
    [InlineData("""{"kind":"building","enterprise":"e9"}""", Square, "'e9', which this park does not have")]
    [InlineData("""{"kind":"building","height":-1}""", Square, "height -1; allowed are 0 to 1000 m")]
    [InlineData("""{"kind":"building"}""", """{"type":"Point","coordinates":[119.7,30.2]}""", "is a Point; building is drawn as Polygon")]
    [InlineData("""{"kind":"road"}""", """{"type":"LineString","coordinates":[[30.2,119.7],[30.3,119.8]]}""", "[30.2, 119.7]; a longitude is -180 to 180")]
    [InlineData("""{"kind":"road"}""", """{"type":"LineString","coordinates":[[119.7,30.2]]}""", "line of one position")]
    [InlineData("""{"kind":"green"}""", """{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,2]]]}""", "not closed")]
    [InlineData("""{"kind":"green"}""", """{"type":"Polygon","coordinates":[[1,1],[2,1]]}""", "not [longitude, latitude]")]
    [InlineData("""{"kind":"green"}""", "null", "no geometry")]
    public void What_cannot_be_drawn_is_named_with_what_is_allowed(string properties, string geometry, string said)
    {
        var (map, faults) = ParkMapReader.Read(Document(properties, geometry), id => id.Value == "e1");
        Assert.Null(map);
        Assert.Contains(said, Assert.Single(faults), StringComparison.Ordinal);
        Assert.StartsWith("Feature 1 (", faults[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[1]""", "JSON Array")]
    [InlineData("""{"features":{"type":"FeatureCollection","features":[]}}""", "source is missing")]
    [InlineData("""{"source":"a","features":[],"more":1}""", "'more' is not known")]
    [InlineData("""{"source":"a","center":[30,120,1],"features":{"type":"FeatureCollection","features":[]}}""", "center is [30,120,1]")]
    [InlineData("""{"source":"a","bounds":[2,1,1,2],"features":{"type":"FeatureCollection","features":[]}}""", "bounds is [2,1,1,2]")]
    [InlineData("""{"source":"a","features":{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4549"}},"features":[]}}""", "EPSG:4326")]
    [InlineData("""{"source":""", "not JSON")]
    public void A_document_that_is_no_map_says_why(string document, string said) =>
        Assert.Contains(ParkMapReader.Read(document).Faults, fault => fault.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void Two_features_do_not_share_an_id()
    {
        var one = $$"""{"type":"Feature","properties":{"kind":"green","id":"g"},"geometry":{{Square}} }""";
        var faults = ParkMapReader.Read(Collection($"{one},{one}")).Faults;
        Assert.Contains("id 'g' of another one", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_quotes_no_more_than_a_line_of_what_was_sent()
    {
        var kind = new string('x', 10_000);
        Assert.InRange(Assert.Single(ParkMapReader.Read(Document($$"""{"kind":"{{kind}}"}""")).Faults).Length, 80, 300);
    }

    [Fact]
    public void A_great_many_faults_are_cut_and_counted()
    {
        var wrong = string.Join(',', Enumerable.Repeat("1", 70));
        var faults = ParkMapReader.Read(Collection(wrong)).Faults;
        Assert.Equal(51, faults.Count);
        Assert.StartsWith("20 more faults", faults[^1], StringComparison.Ordinal);
    }

    private static string Document(string properties, string geometry = Square) =>
        Collection($$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}} }""");

    private static string Collection(string features) =>
        $$"""{"source":"A test input","features":{"type":"FeatureCollection","features":[{{features}}] } }""";
}
