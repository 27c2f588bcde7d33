using System.Collections;
using System.Text.Json;
using ParkTwin.Contracts.Json;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Tariffs;
using ParkTwin.Storage.GrainStates;

namespace ParkTwin.Storage.Tests.Surrogates;

public sealed class ContractJsonTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, AccountingSamples.All.Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_value_of_accounting_comes_back_from_its_text_as_it_was_with_the_scale_of_its_decimals(int index)
    {
        var sample = AccountingSamples.All[index];
        foreach (var options in new[] { ContractJson.Options, GrainStateJson.Options })
        {
            var text = JsonSerializer.Serialize(sample, sample.GetType(), options);
            var back = JsonSerializer.Deserialize(text, sample.GetType(), options);

            Assert.Equal(Leaves.Of(sample), Leaves.Of(back));
            Assert.Equal(text, JsonSerializer.Serialize(back, sample.GetType(), options));
        }
    }

    [Fact]
    public void The_samples_leave_no_property_of_accounting_unset()
    {
        HashSet<string> declared = [];
        HashSet<string> set = [];
        foreach (var sample in AccountingSamples.Full)
        {
            Walk(sample, set, declared, []);
        }

        Assert.True(declared.Count > 80, $"{declared.Count} properties");
        Assert.Equal([], declared.Except(set).Order());
    }

    [Fact]
    public void A_property_that_the_type_does_not_have_is_an_error()
    {
        var failure = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<DeclaredFigures>("""{"Output":1,"Outputs":2}""", ContractJson.Options));
        Assert.Contains("Outputs", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"2023-13\"")]
    [InlineData("\"2023-07-R6\"")]
    [InlineData("7")]
    public void A_text_that_is_no_period_is_an_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<AccountingPeriod>(json, ContractJson.Options));

    [Theory]
    [InlineData("\"6\"")]
    [InlineData("\"/\"")]
    [InlineData("[0]")]
    public void A_text_that_is_no_day_of_bands_is_an_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<BandDay>(json, ContractJson.Options));

    [Fact]
    public void Periods_and_months_are_texts_also_as_keys()
    {
        var months = new Dictionary<LocalMonth, AccountingPeriod> { [LocalMonth.Of(2026, 1)] = AccountingPeriod.OfQuarter(2026, 1) };
        var periods = new Dictionary<AccountingPeriod, int> { [AccountingPeriod.RollingTo(LocalMonth.Of(2026, 2))] = 1 };

        var (first, second) = (Text(months), Text(periods));

        Assert.Equal(("""{"2026-01":"2026-Q1"}""", """{"2026-02-R12":1}"""), (first, second));
        Assert.Equal(months, JsonSerializer.Deserialize<Dictionary<LocalMonth, AccountingPeriod>>(first, GrainStateJson.Options));
        Assert.Equal(periods, JsonSerializer.Deserialize<Dictionary<AccountingPeriod, int>>(second, GrainStateJson.Options));
    }

    [Fact]
    public void A_table_of_bands_with_a_year_of_holidays_is_small_enough_to_go_with_each_request()
    {
        var text = JsonSerializer.Serialize(AccountingSamples.Full.OfType<TimeBandTable>().Single(), ContractJson.Options);
        Assert.InRange(text.Length, 1000, 4000);
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, GrainStateJson.Options);

    private static bool IsStored(System.Reflection.PropertyInfo property) =>
        property.DeclaringType!.Namespace!.StartsWith("ParkTwin.Domain", StringComparison.Ordinal) && property.CanWrite;

    private static void Walk(object? value, HashSet<string> set, HashSet<string> declared, HashSet<object> seen)
    {
        if (value is null or string || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        if (value is IEnumerable many)
        {
            foreach (var one in many)
            {
                Walk(one, set, declared, seen);
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties().Where(IsStored))
        {
            var name = $"{value.GetType().Name}.{property.Name}";
            var held = property.GetValue(value);
            declared.Add(name);
            if (!IsEmpty(held, property.PropertyType))
            {
                set.Add(name);
            }

            Walk(held, set, declared, seen);
        }
    }

    private static bool IsEmpty(object? held, Type type) => held switch
    {
        null => true,
        string text => text.Length == 0,
        IEnumerable many => !many.Cast<object>().Any(),
        _ => type.IsValueType && held.Equals(Activator.CreateInstance(type)),
    };
}
