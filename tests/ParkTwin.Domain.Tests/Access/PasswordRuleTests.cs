using ParkTwin.Domain.Access;

namespace ParkTwin.Domain.Tests.Access;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("short", "5 characters")]
    [InlineData("elevenchars", "11 characters")]
    [InlineData("password1234", "tried first")]
    [InlineData("P@ssw0rd2026!", "tried first")]
    [InlineData("Admin@123456", "tried first")]
    [InlineData("parktwin2026!!", "tried first")]
    [InlineData("ParkTwin-ParkTwin", "tried first")]
    [InlineData("aaaaaaaaaaaa", "tried first")]
    [InlineData("abcabcabcabc", "tried first")]
    [InlineData("abcdefghijkl", "tried first")]
    [InlineData("123456789012", "tried first")]
    [InlineData("987654321098", "tried first")]
    [InlineData("qwertyuiopas", "tried first")]
    [InlineData("1qaz2wsx3edc", "tried first")]
    [InlineData("Qwerty123456!", "tried first")]
    [InlineData("iloveyou2024", "tried first")]
    [InlineData("welcome-to-1234", "tried first")]
    [InlineData("woaini5201314", "tried first")]
    [InlineData("zhejiang2026", "tried first")]
    [InlineData("xyxyxyxyxyxyxy", "tried first")]
    [InlineData("wang.xiaoming", "user name")]
    [InlineData("Wang Xiaoming1", "user name")]
    [InlineData("wang.xiaomingwang.xiaoming", "user name")]
    public void What_everybody_tries_is_refused_with_the_reason(string password, string reason) =>
        Assert.Contains(reason, Assert.Single(PasswordRules.Faults(password, "wang.xiaoming")), StringComparison.Ordinal);

    [Theory]
    [InlineData("C0ntract-Check!")]
    [InlineData("nine violet kettles sing")]
    [InlineData("seven copper lanterns drift")]
    [InlineData("kamo-rute-sivo-dapu-hena")]
    [InlineData("青山湖的水在冬天很安静呀")]
    [InlineData("            x1y2z3w4v5     ")]
    [InlineData("T7$kq2!vLm9z")]
    public void What_is_nobodys_guess_is_taken(string password) => Assert.Empty(PasswordRules.Faults(password, "admin"));

    [Fact]
    public void A_refusal_never_repeats_the_password() =>
        Assert.DoesNotContain("hunter2hunter2", string.Join(' ', PasswordRules.Faults("hunter2hunter2", "x")), StringComparison.Ordinal);

    [Fact]
    public void Length_counts_characters_as_people_see_code_points_and_ends_at_256()
    {
        Assert.Contains("6 characters", Assert.Single(PasswordRules.Faults("🌊🌊🌊🌊🌊🌊", "x")), StringComparison.Ordinal);
        Assert.Contains("257 characters", Assert.Single(PasswordRules.Faults(new string('a', 257), "x")), StringComparison.Ordinal);
    }

    [Fact]
    public void Passwords_that_are_made_pass_the_rules_nearly_always()
    {
        var random = new Random(7);
        var bytes = new byte[PassPhrase.Bytes];
        var refused = 0;
        for (var i = 0; i < 2_000; i++)
        {
            random.NextBytes(bytes);
            refused += PasswordRules.Faults(PassPhrase.Of(bytes), "admin").Count;
        }

        Assert.InRange(refused, 0, 20);
    }
}
