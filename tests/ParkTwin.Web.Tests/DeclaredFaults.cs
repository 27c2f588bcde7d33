namespace ParkTwin.Web.Tests;

/// <summary>What an enterprise cannot declare.</summary>
public sealed class DeclaredFaults(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string E = "/api/parks/qsh/enterprises/e1/declared/";
    private readonly WebHost _host = shared.Host;

    [Theory]
    [InlineData("2023", """{"outputs":1}""", 400, "outputs")]
    [InlineData("2023", """{"output":"1"}""", 400, "$.output")]
    [InlineData("2023", """{"activities":[{"flow":"gas","amount":1}]}""", 422, "activities[0] is not whole; it needs flow, amount and unit")]
    [InlineData("2023", """{"activities":[null]}""", 422, "activities[0] is not whole")]
    [InlineData("2023", """{"activities":[{"flow":"coal","amount":1,"unit":"t"}]}""", 422, "'coal' is not a flow")]
    [InlineData("2023", """{"activities":[{"flow":"gas","amount":1,"unit":"m3"}]}""", 422, "does not fit gas")]
    [InlineData("2023", """{"certificates":[{"number":"G1"}]}""", 422, "certificates[0] is not whole; it needs number and mwh")]
    [InlineData("2023-13", "{}", 400, "a quarter (2023-Q3)")]
    [InlineData("2023-07-R12", "{}", 400, "a quarter (2023-Q3)")]
    [InlineData("2023?via=csv", "{}", 400, "via is 'csv'")]
    public async Task What_cannot_be_declared_is_refused_with_what_is_allowed(string period, string body, int status, string says)
    {
        var answer = await _host.PutAsync(E + period, body);
        Assert.True(answer.Status == status, answer.Body);
        Assert.Contains(says, answer.Body.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(await _host.Twin.Inventory("qsh/e1").Declarations(null));
    }
}
