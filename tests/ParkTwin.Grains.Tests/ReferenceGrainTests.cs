using System.Globalization;
using ParkTwin.Contracts;
using ParkTwin.Domain.Reference;

namespace ParkTwin.Grains.Tests;

public sealed class ReferenceGrainTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("parktwin-grains-").FullName;
    private TwinHost _host = null!;

    private IReferenceGrain Grain => _host.Grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);

    public async ValueTask InitializeAsync() => _host = await TwinHost.StartAsync(_directory);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task What_lies_beside_the_program_is_version_1_when_the_silo_has_started()
    {
        var first = Assert.Single(await Grain.History());
        Assert.Equal(("2026-11", 1, "files"), (first.Version, first.Number, first.By));
        Assert.Equal("2026-11", await Grain.Current());
        Assert.Equal(0.4974m, (await _host.References.CurrentAsync()).Factors.Find("co2.electricity.zhejiang.2023")!.Value);
    }

    [Fact]
    public async Task A_start_without_a_change_makes_no_new_version()
    {
        await RestartAsync();
        Assert.Single(await Grain.History());
    }

    [Fact]
    public async Task A_publication_counts_at_once_and_the_version_before_stays_as_it_was()
    {
        var before = await _host.References.CurrentAsync();
        var reply = await Grain.Publish(Request("v2", "0.48"));
        Assert.Empty(reply.Faults);
        Assert.Equal(("v2", 2, "operator", "new notice"), (reply.Published!.Version, reply.Published.Number, reply.Published.By, reply.Published.Note));
        var now = await _host.References.CurrentAsync();
        Assert.Equal(("v2", 0.48m), (now.Version, now.Factors.All[0].Value));
        Assert.Same(before, await _host.References.FindAsync("2026-11"));
        Assert.Null(await _host.References.FindAsync("v3"));
    }

    [Fact]
    public async Task History_and_every_versions_documents_survive_a_restart()
    {
        await Grain.Publish(Request("v2", "0.48"));
        await Grain.Publish(Request("v3", "0.47"));
        await RestartAsync();
        Assert.Equal(["2026-11", "v2", "v3"], (await Grain.History()).Select(one => one.Version));
        Assert.Equal("v3", await Grain.Current());
        Assert.Equal(Factors("0.48"), (await Grain.Documents("v2"))!.Single(one => one.Kind == ReferenceKind.Factors));
        Assert.Null(await Grain.Documents("v9"));
    }

    [Fact]
    public async Task The_same_request_again_has_the_same_answer_and_makes_no_second_version()
    {
        var named = await Grain.Publish(Request("v2", "0.48"));
        Assert.Equal(named.Published!.Number, (await Grain.Publish(Request("v2", "0.48"))).Published!.Number);
        var unnamed = await Grain.Publish(Request(null, "0.47"));
        Assert.Equal(unnamed.Published!.Version, (await Grain.Publish(Request(null, "0.47"))).Published!.Version);
        Assert.Equal(3, (await Grain.History()).Count);
    }

    [Theory]
    [InlineData("the name is taken", "2026-11", "0.48", "operator", "was published at")]
    [InlineData("the name is taken but for letter case", "V2", "0.49", "operator", "was published at")]
    [InlineData("the name is none", "v 2", "0.48", "operator", "is no name")]
    [InlineData("nobody publishes", "v3", "0.48", "", "Nobody says who")]
    [InlineData("somebody calls himself files", "v3", "0.48", "files", "stands for what was found")]
    [InlineData("the document has a fault", "v3", "-1", "operator", "factors.json factors[0].value (g): -1 is out of range")]
    public async Task A_publication_is_refused_with_what_is_wrong_and_changes_nothing(
        string label, string version, string value, string by, string sentence)
    {
        await Grain.Publish(Request("v2", "0.48"));
        var reply = await Grain.Publish(Request(version, value) with { By = by });
        Assert.True(reply.Published is null, label);
        Assert.Contains(reply.Faults, fault => fault.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal("v2", await Grain.Current());
    }

    [Fact]
    public async Task A_publication_that_the_disk_refuses_is_none_and_can_be_sent_again()
    {
        var blocked = Directory.CreateDirectory(StateFile() + ".tmp");
        await Assert.ThrowsAnyAsync<Exception>(() => Grain.Publish(Request("v2", "0.48")));
        Assert.Equal("2026-11", await Grain.Current());
        blocked.Delete();
        Assert.Equal(2, (await Grain.Publish(Request("v2", "0.48"))).Published!.Number);
        await RestartAsync();
        Assert.Equal("v2", await Grain.Current());
    }

    [Fact]
    public async Task A_second_activation_cannot_overwrite_what_the_first_published()
    {
        await using var other = await TwinHost.StartAsync(_directory);
        await Grain.Publish(Request("v2", "0.48"));
        var late = other.Grains.GetGrain<IReferenceGrain>(GrainKeys.Reference);
        await Assert.ThrowsAnyAsync<Exception>(() => late.Publish(Request("late", "0.40")));
        Assert.Equal("v2", await late.Current());
        Assert.Equal(3, (await late.Publish(Request("v3", "0.47"))).Published!.Number);
    }

    [Fact]
    public async Task All_faults_of_a_publication_are_said_at_once()
    {
        var reply = await Grain.Publish(Request("v 2", "-1") with { By = "" });
        Assert.Equal(3, reply.Faults.Count);
    }

    [Fact]
    public async Task A_file_that_changes_in_the_data_directory_makes_a_new_version_by_files()
    {
        await RestartAsync(() => Own("0.45"));
        Assert.Equal(("2026-11.2", "files"), ((await Grain.History())[^1].Version, (await Grain.History())[^1].By));
        Assert.Equal(0.45m, (await _host.References.CurrentAsync()).Factors.All[0].Value);
    }

    [Fact]
    public async Task A_file_that_was_there_already_does_not_undo_a_publication_at_the_next_start()
    {
        await RestartAsync(() => Own("0.45"));
        await Grain.Publish(Request("v2", "0.48"));
        await RestartAsync();
        Assert.Equal("v2", await Grain.Current());
    }

    [Fact]
    public async Task A_file_with_what_is_in_force_makes_no_version_now_and_none_after_the_next_publication()
    {
        await Grain.Publish(Request("v2", "0.48"));
        await RestartAsync(() => Own("0.48"));
        Assert.Equal("v2", await Grain.Current());
        await Grain.Publish(Request("v3", "0.47"));
        await RestartAsync();
        Assert.Equal("v3", await Grain.Current());
    }

    [Fact]
    public async Task A_changed_file_beside_the_program_never_displaces_what_a_person_published()
    {
        var beside = Directory.CreateDirectory(Path.Combine(_directory, "program")).FullName;
        await Grain.Publish(Request("v2", "0.48"));
        await File.WriteAllTextAsync(Path.Combine(beside, "factors.json"), Factors("0.40").Json, TestContext.Current.CancellationToken);
        await _host.DisposeAsync();
        _host = await TwinHost.StartAsync(_directory, beside);
        Assert.Equal("v2", await Grain.Current());
    }

    [Theory]
    [InlineData("a fault in a file", "factors.json", "{ \"factors\": [ {} ] }", "factors.json factors[0].id: this is missing")]
    [InlineData("a name of no document", "factor.json", "{}", "no reference document has this name")]
    public async Task A_faulty_file_ends_the_start_with_one_message_that_says_what_and_where(
        string label, string name, string json, string sentence)
    {
        await _host.DisposeAsync();
        Directory.CreateDirectory(Path.Combine(_directory, "reference"));
        var file = Path.Combine(_directory, "reference", name);
        await File.WriteAllTextAsync(file, json, TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<Storage.Reference.ReferenceFaultException>(() => TwinHost.StartAsync(_directory));
        Assert.True(refusal.Message.Contains(sentence, StringComparison.Ordinal), $"{label}: {refusal.Message}");
        File.Delete(file);
        _host = await TwinHost.StartAsync(_directory);
    }

    private static ReferenceDocument Factors(string value) => new(ReferenceKind.Factors, string.Create(CultureInfo.InvariantCulture, $$"""
        { "version": "2026-11", "factors": [ { "id": "g", "kind": "co2", "carrier": "electricity", "basis": "average", "value": {{value}}, "unit": "kgCO2/kWh",
          "region": "CN-33", "dataYear": 2024, "confidence": "check", "nameZh": "浙江", "nameEn": "Zhejiang", "source": "test" } ] }
        """));

    private static PublishRequest Request(string? version, string value) => new(Factors(value), version, "operator", "new notice");

    private string StateFile() =>
        Directory.GetFiles(Path.Combine(_directory, "state", "reference"), "*.state", SearchOption.AllDirectories).Single();

    private void Own(string value)
    {
        Directory.CreateDirectory(Path.Combine(_directory, "reference"));
        File.WriteAllText(Path.Combine(_directory, "reference", "factors.json"), Factors(value).Json);
    }

    private async Task RestartAsync(Action? between = null)
    {
        await _host.DisposeAsync();
        between?.Invoke();
        _host = await TwinHost.StartAsync(_directory);
    }
}
