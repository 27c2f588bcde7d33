namespace ParkTwin.Web.Tests.Access;

/// <summary>Bodies that are accepted.</summary>
internal static class MatrixBodies
{
    public const string Baseline = """
        {"id":"load","name":"load per output","energy":"energy.loadKwh","driver":"declared.output","reference":"2023","method":"ratio",
        "coverageLimit":0.9,"note":"a test"}
        """;

    /// <summary>A table that names an enterprise of each park; a preview answers which of them there are.</summary>
    public const string Table = "enterprise,period,output\ne1,2023-07,1\ne2,2023-07,2\nx1,2023-07,3\ne9,2023-07,4\n企业 e2,2023-08,5\n";

    public const string Meters = """
        {"meters":[{"id":"n1","carrier":"water","role":"consumption","kind":"register","unit":"m3","intervalSeconds":900}]}
        """;

    public const string MeterTable = "id,carrier,role,kind,unit,intervalSeconds\nn1,water,consumption,register,m3,900\n";

    public const string Admin = $$"""{"user":"admin","password":"{{WebHost.AdminPassword}}"}""";

    public const string Map = """
        {"source":"A test input","features":{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"road","id":"r1"},
        "geometry":{"type":"LineString","coordinates":[[119.7,30.2],[119.8,30.3]]}}]}}
        """;

    public static string TypeOf(MatrixRow row) => row.Operation is "importDeclared" or "importMeters" ? "text/csv" : "application/json";
}
