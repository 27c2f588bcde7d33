using ParkTwin.Domain.Access;

namespace ParkTwin.Domain.Tests.Access;

public sealed class AccountRuleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(1_000_000, 60)]
    public void Five_wrong_in_a_row_wait_a_minute_and_each_more_twice_as_long_up_to_an_hour(int wrong, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), LockOut.After(wrong));

    [Theory]
    [InlineData("Admin", "admin")]
    [InlineData("  wang.xiao-ming@park ", "wang.xiao-ming@park")]
    [InlineData("0", "0")]
    public void A_user_name_is_found_whatever_its_case(string text, string folded)
    {
        Assert.True(UserName.TryFold(text, out var name));
        Assert.Equal(folded, name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(".x")]
    [InlineData("a b")]
    [InlineData("王")]
    [InlineData("a/b")]
    [InlineData("a~b")]
    [InlineData("аdmin")] // A Cyrillic а.
    public void What_is_no_user_name_is_none(string? text) => Assert.False(UserName.TryFold(text, out _));

    [Fact]
    public void A_user_name_ends_at_64_characters()
    {
        Assert.True(UserName.TryFold(new string('a', 64), out _));
        Assert.False(UserName.TryFold(new string('a', 65), out _));
    }

    [Theory]
    [InlineData(Role.Enterprise, "qsh", "e1", true)]
    [InlineData(Role.Enterprise, "qsh", null, false)]
    [InlineData(Role.Enterprise, "qsh,lin", "e1", false)]
    [InlineData(Role.Enterprise, null, null, false)]
    [InlineData(Role.Operator, "qsh,lin", null, true)]
    [InlineData(Role.Operator, null, null, true)]
    [InlineData(Role.Operator, "qsh", "e1", false)]
    [InlineData(Role.Operator, "", null, false)]
    [InlineData(Role.Admin, null, null, true)]
    [InlineData(Role.Admin, "qsh", null, false)]
    [InlineData(Role.Screen, "qsh", null, true)]
    public void A_role_has_the_scopes_that_fit_it(Role role, string? parks, string? enterprise, bool fits) => Assert.Equal(fits, ScopeRules.Faults(
        role,
        parks?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ParkId.Parse).ToArray(),
        enterprise is null ? null : EnterpriseId.Parse(enterprise)).Count == 0);

    [Fact]
    public void Words_of_roles_and_rights_are_read_back()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.True(AccessWords.TryParse(AccessWords.Of(role), out var read));
            Assert.Equal(role, read);
        }

        Assert.False(AccessWords.TryParse("Admin", out _));
        Assert.Equal("readLive", AccessWords.Of(AccessRight.ReadLive));
    }
}
