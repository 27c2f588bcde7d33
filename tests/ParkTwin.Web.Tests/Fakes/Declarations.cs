namespace ParkTwin.Web.Tests.Fakes;

/// <summary>Bodies of declarations.</summary>
internal static class Declarations
{
    /// <summary>The firm of vector TV1, as the issue writes it.</summary>
    public const string Tv1 = """
        {"output":18000,"valueAdded":4200,"tax":860,"landMu":52,"floorM2":null,"headcount":null,"activities":[
        {"flow":"grid-import","amount":3200000,"unit":"kWh"},{"flow":"pv-generated","amount":900000,"unit":"kWh"},
        {"flow":"pv-exported","amount":140000,"unit":"kWh"},{"flow":"gas","amount":180000,"unit":"Nm3"},
        {"flow":"diesel","amount":12,"unit":"t"},{"flow":"heat","amount":5000,"unit":"GJ"},{"flow":"water","amount":45000,"unit":"t"}],
        "certificates":[]}
        """;
}
