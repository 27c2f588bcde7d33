using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParkTwin.EndToEnd.Screens;

/// <summary>
/// Makes the fresh demo a place where people have been at work, for the pictures: flags on their way, an alarm taken on, a message in
/// quarantine, a screen with a link, and a quarter with targets. All of it is done through REST, as the demo's own people.
/// </summary>
internal static class LivedIn
{
    private const string Example = "示例，只供演示";
    private const string Park = "qsh";
    private const string Zone = "qingshanhu";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The kinds of which one is taken in hand, the first that there is.</summary>
    private static readonly string[] InHand = ["imbalance", "spike", "frozen"];

    /// <summary>The accounts are judged one after the other; when no flag has come for so long, all have been.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(6);

    // The targets and values of the quarterly ranking that no account has.
    private static readonly (string Axis, double Value, double Target)[] Axes =
    [
        ("energyPerGdp", 0.27, 0.3), ("waterPerGdp", 7.9, 8.5), ("pollutantsPerGdp", 4.1, 4), ("carbonPerGdp", 0.61, 0.7),
        ("leadingIndustryShare", 0.66, 0), ("researchShare", 0.041, 0), ("landConcentration", 0.64, 0), ("inefficientLandShare", 0.27, 0),
        ("goodGradeShare", 0.38, 0.4), ("dataCompleteness", 0.993, 0),
    ];

    // Targets of what the accounts know.
    private static readonly (string Axis, double Target)[] Targets =
    [
        ("industrialOutput", 950_000), ("energyPerValueAdded", 0.15), ("carbonPerValueAdded", 0.5), ("waterPerValueAdded", 2.6), ("selfConsumption", 0.9),
    ];

    /// <summary>Does it, and leaves the requests of the twin signed in as the administrator.</summary>
    /// <param name="twin">A demo that has its history.</param>
    /// <param name="passwords">Of the demo's people.</param>
    /// <param name="enterprise">The one to which the demo's enterprise account belongs.</param>
    public static async Task BeginAsync(TwinProcess twin, IReadOnlyDictionary<string, string> passwords, string enterprise)
    {
        await twin.SentAsync(HttpMethod.Post, "/api/screens", """{"name":"调度中心东墙","parks":["qsh"],"days":365}""");
        await using (var stranger = await TestPark.DeviceAsync(twin))
        {
            Assert.True(stranger.TryPublish(Encoding.UTF8.GetBytes($"parktwin/v1/{Park}/e05-new/reading"), """{"t":1790000000000,"v":42.5}"""u8));
            Assert.True(stranger.TryPublish(Encoding.UTF8.GetBytes($"parktwin/v1/{Park}/e12-gas/reading"), """{"t":"yesterday","v":1}"""u8));
            await stranger.FlushAsync(TestContext.Current.CancellationToken);
            await stranger.WhenAcknowledgedAsync(TestContext.Current.CancellationToken);
        }

        await RankAsync(twin);
        await FlagsAsync(twin, passwords, enterprise);
        await AlarmsAsync(twin, passwords);
        await twin.SignInAsync();
    }

    private static async Task RankAsync(TwinProcess twin)
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(8);
        var before = now.AddMonths(-3);
        var quarter = string.Create(CultureInfo.InvariantCulture, $"{before.Year}-Q{((before.Month - 1) / 3) + 1}");
        foreach (var (axis, target) in Axes.Where(one => one.Target > 0).Select(one => (one.Axis, one.Target)).Concat(Targets))
        {
            await twin.SentAsync(
                HttpMethod.Put, $"/api/city/targets/{axis}/{before.Year}", JsonSerializer.Serialize(new { value = target, source = Example }));
        }

        await twin.SentAsync(
            HttpMethod.Put,
            $"/api/city/axes/{Zone}/{quarter}",
            JsonSerializer.Serialize(new { axes = Axes.Select(one => new { axis = one.Axis, value = one.Value, source = Example }) }));
    }

    /// <summary>Some are verified, some told to the firm, one is dismissed; the firm's own waits for its answer.</summary>
    private static async Task FlagsAsync(TwinProcess twin, IReadOnlyDictionary<string, string> passwords, string enterprise)
    {
        var flags = new List<(string Id, string Firm)>();
        var (counted, since) = (0, Stopwatch.GetTimestamp());
        await twin.WaitAsync(
            async () =>
            {
                flags = [.. (await twin.JsonAsync("/api/platform/flags")).GetProperty("flags").EnumerateArray().Select(one => one.GetProperty("flag"))
                    .Select(one => (Text(one, "id"), Text(one, "enterprise")))];
                (counted, since) = flags.Count == counted ? (counted, since) : (flags.Count, Stopwatch.GetTimestamp());
                return flags.Exists(one => one.Firm == enterprise) && Stopwatch.GetElapsedTime(since) > Quiet;
            },
            Limit,
            "flagged");
        await twin.SignInAsync("platform", passwords["platform"]);
        foreach (var (index, flag) in flags.Index())
        {
            var own = flag.Firm == enterprise;
            var step = own ? 2 : index % 7;
            if (step is 1 or 2 or 3)
            {
                await ActAsync(twin, flag.Id, "verify", "已核对表计与申报数据，属实");
            }

            if (step is 2 or 3)
            {
                await ActAsync(twin, flag.Id, "notify", "请说明原因，并告知拟采取的措施");
            }

            if (step == 4 && index % 2 == 0)
            {
                await ActAsync(twin, flag.Id, "dismiss", "去年停产检修，不具可比性");
            }

            if (step == 3)
            {
                // An administrator may answer for a firm without an account.
                await twin.SignInAsync();
                await ActAsync(twin, flag.Id, "answer", "三季度新增一条产线，正在调试；已排节能改造，明年一季度完成");
                await twin.SignInAsync("platform", passwords["platform"]);
            }
        }
    }

    /// <summary>
    /// One alarm is in hand. Which there are is a matter of the day and its hour: the demo's troubles move on. Meters of a firm fall silent some
    /// minutes after the start, and theirs are left to be found.
    /// </summary>
    private static async Task AlarmsAsync(TwinProcess twin, IReadOnlyDictionary<string, string> passwords)
    {
        JsonElement? found = null;
        await twin.SignInAsync("operator", passwords["operator"]);
        await twin.WaitAsync(
            async () =>
            {
                found = (await twin.JsonAsync($"/api/parks/{Park}/alarms")).GetProperty("alarms").EnumerateArray()
                    .Where(one => InHand.Contains(Text(one, "kind")))
                    .OrderBy(one => Array.IndexOf(InHand, Text(one, "kind")))
                    .Select(one => (JsonElement?)one)
                    .FirstOrDefault();
                return found is not null;
            },
            Limit,
            "an alarm that a person looks into");
        var taken = $"/api/parks/{Park}/alarms/{Text(found!.Value, "id")}";
        await twin.SentAsync(HttpMethod.Post, taken + "/acknowledge", """{"text":"已派人到现场核查"}""");
        await twin.SentAsync(HttpMethod.Post, taken + "/assign", """{"assignee":"配电班"}""");
        await twin.SentAsync(HttpMethod.Post, taken + "/comment", """{"text":"疑似表计或变比登记有误，今天下午到现场复核"}""");
    }

    private static Task<JsonElement> ActAsync(TwinProcess twin, string flag, string action, string text) =>
        twin.SentAsync(HttpMethod.Post, $"/api/flags/{flag}/{action}", JsonSerializer.Serialize(new { text }));

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
