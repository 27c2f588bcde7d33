using ParkTwin.Contracts;
using ParkTwin.Domain.Maps;

namespace ParkTwin.Web.Tests.Fakes;

/// <summary>A park's map in memory; at first a small one on which every enterprise of the tests' parks has a building.</summary>
internal sealed class FakeMap : IParkMapGrain
{
    public const string Small = """
        {"source":"A test input, drawn","features":{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"kind":"boundary","id":"edge"},"geometry":{"type":"Polygon","coordinates":[[[119.7,30.2],[119.8,30.2],[119.8,30.3],[119.7,30.2]]]}},
        {"type":"Feature","properties":{"kind":"building","id":"works-e1","enterprise":"e1","name":"一号厂房","height":12},"geometry":{"type":"Polygon","coordinates":[[[119.71,30.21],[119.72,30.21],[119.72,30.22],[119.71,30.21]]]}},
        {"type":"Feature","properties":{"kind":"building","id":"works-e2","enterprise":"e2","name":"二号厂房","height":9.5},"geometry":{"type":"Polygon","coordinates":[[[119.73,30.21],[119.74,30.21],[119.74,30.22],[119.73,30.21]]],"owner":"e2"}}]}}
        """;

    public StoredParkMap? Map { get; set; } = new(Small, "operator", 0);

    public Task<StoredParkMap?> Read() => Task.FromResult(Map);

    public Task<IReadOnlyList<string>> Keep(string document, string by)
    {
        var faults = ParkMapReader.Read(document).Faults;
        Map = faults.Count == 0 ? new StoredParkMap(document, by, 0) : Map;
        return Task.FromResult(faults);
    }
}
