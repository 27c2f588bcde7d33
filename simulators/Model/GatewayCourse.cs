namespace ParkTwin.Simulators.Model;

/// <summary>What flows through the park's main station: the sites' import less their export, with the losses of the park's grid,
/// and the
/// park's whole gas and water.</summary>
internal sealed class GatewayCourse(ParkDays days, long epochDay, IReadOnlyList<FlowCourse> sites)
    : FlowCourse(days, epochDay, Channel.Loads)
{
    private const double GridLosses = 1.013;

    /// <inheritdoc/>
    protected override void Fill(ParkDay day, FlowDay flows)
    {
        for (var mark = 0; mark < ParkDay.Marks; mark++)
        {
            var net = Sum(day, Channel.Import, mark) - Sum(day, Channel.Export, mark);
            flows.Rates(Channel.Load)[mark] = Sum(day, Channel.Load, mark);
            flows.Rates(Channel.Pv)[mark] = Sum(day, Channel.Pv, mark);
            flows.Rates(Channel.Import)[mark] = Math.Max(0, net) * GridLosses;
            flows.Rates(Channel.Export)[mark] = Math.Max(0, -net);
            flows.Rates(Channel.Reactive)[mark] = Sum(day, Channel.Reactive, mark);
            flows.Rates(Channel.Gas)[mark] = Sum(day, Channel.Gas, mark) * 1.005;
            flows.Rates(Channel.Water)[mark] = Sum(day, Channel.Water, mark) * 1.06;
            flows.Rates(Channel.Heat)[mark] = Sum(day, Channel.Heat, mark) * 1.04;
        }
    }

    private double Sum(ParkDay day, int channel, int mark)
    {
        var sum = 0.0;
        foreach (var site in sites)
        {
            sum += site.Day(day.Number).Rates(channel)[mark];
        }

        return sum;
    }
}
