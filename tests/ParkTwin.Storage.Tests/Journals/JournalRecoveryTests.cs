using ParkTwin.Testing;

namespace ParkTwin.Storage.Tests.Journals;

public sealed class JournalRecoveryTests
{
    [Fact]
    public void Whatever_the_machine_does_every_acknowledged_record_is_read_back_once_in_order_and_nothing_is_invented()
    {
        long records = 0;
        Seeds.ForEach(1_000, seed =>
        {
            var simulation = new JournalSimulation(seed);
            simulation.Run();
            records += simulation.Records;
        });
        Assert.True(records > 1_000, "The simulation hardly appended anything.");
    }

    [Fact]
    public void A_journal_that_acknowledges_before_the_flush_is_caught()
    {
        var caught = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            try
            {
                new JournalSimulation(seed, lyingDisk: true).Run();
            }
            catch (Exception)
            {
                caught++;
            }
        }

        Assert.True(caught >= 10, $"Only {caught} of 40 seeds noticed a disk that flushes nothing.");
    }
}
