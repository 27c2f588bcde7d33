namespace ParkTwin.Domain.Evaluation;

/// <summary>An amount that moves a carbon-efficiency grade.</summary>
public enum GradeLever : byte
{
    /// <summary>Bought electricity, kWh.</summary>
    Electricity = 0,

    /// <summary>Natural gas, in the unit it is counted in.</summary>
    Gas = 1,

    /// <summary>PV used on site in place of bought electricity, kWh; its share of the load is the self-sufficiency (自给率).</summary>
    Pv = 2,

    /// <summary>Value added (增加值), 万元.</summary>
    ValueAdded = 3,

    /// <summary>Output value (产值), 万元, with value added in its present proportion to it.</summary>
    Output = 4,
}
