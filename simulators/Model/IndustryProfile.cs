namespace ParkTwin.Simulators.Model;

/// <summary>How a kind of enterprise uses energy. The figures are plausible orders of magnitude, not statistics.</summary>
/// <param name="Code">Division of GB/T 4754, for example <c>C17</c>.</param>
/// <param name="Name">Name for people, Chinese.</param>
/// <param name="Shifts">When it works.</param>
/// <param name="WattsPerM2">Peak load per floor area where nothing better is known.</param>
/// <param name="GasPerKwh">Process gas, m³ (20 °C) per kWh of process load.</param>
/// <param name="WaterPerMwh">Process water, m³ per MWh of process load.</param>
/// <param name="HeatPerMwh">Bought steam, GJ per MWh of process load.</param>
/// <param name="Loads">The electric loads; the process first.</param>
internal sealed record IndustryProfile(
    string Code, string Name, ShiftPattern Shifts, double WattsPerM2, double GasPerKwh, double WaterPerMwh, double HeatPerMwh,
    LoadComponent[] Loads)
{
    /// <summary>Used where the industry is not stated or not modelled.</summary>
    public static IndustryProfile General { get; } = new("", "通用制造", ShiftPattern.Double, 55, 0.03, 1.0, 0.3,
        [Process("line", "生产线", .6), Air(.12), Hvac(.18), Light(.07)]);

    /// <summary>The park's own ground: roads, pumps, sewage, its office, charging.</summary>
    public static IndustryProfile PublicArea { get; } = new("N78", "公共设施", ShiftPattern.Office, 5, 0, .4, 0,
        [new("road", "道路照明", LoadKind.Lighting, .16), Utility("pump", "给水泵站", .2), Constant("sewage", "污水处理站", .34),
            Hvac(.16), new("charge", "公共充电站", LoadKind.Charging, .4), Process("office", "园区管理中心", .14)]);

    private static readonly IndustryProfile[] Known =
    [
        new("C13", "农副食品加工", ShiftPattern.Double, 60, .05, 9, 1.6,
            [Process("line", "加工车间", .45), Cold("cold", "冷库", .25), Air(.1), Hvac(.12), Light(.06)]),
        new("C14", "食品制造", ShiftPattern.Double, 65, .06, 7, 1.8,
            [Process("bake", "烘焙线", .42), Process("pack", "包装车间", .16), Cold("cold", "冷冻机房", .18), Air(.08), Hvac(.12)]),
        new("C15", "饮料制造", ShiftPattern.Double, 70, .04, 12, 1.5,
            [Process("fill", "灌装车间", .4), Cold("cold", "制冷站", .2), Air(.18), Hvac(.1)]),
        new("C17", "纺织", ShiftPattern.Continuous, 75, .02, 4, 2.2,
            [Process("spin", "纺纱车间", .42), Process("weave", "织造车间", .25), Air(.16), Hvac(.13), Light(.04)]),
        new("C18", "服装", ShiftPattern.Single, 35, .01, 1.2, .8,
            [Process("sew", "缝制车间", .5), Process("iron", "整烫车间", .15), Hvac(.25), Light(.12)]),
        new("C22", "造纸", ShiftPattern.Continuous, 130, .05, 16, 6.5,
            [Process("pulp", "制浆车间", .25), Process("pm1", "1号纸机", .45), Utility("pump", "水泵房", .16), Air(.06), Light(.03)]),
        new("C26", "化学原料", ShiftPattern.Continuous, 160, .09, 8, 5,
            [Process("react", "反应工段", .45), Utility("tower", "循环水站", .2), Air(.14), Cold("chill", "冷冻站", .14), Light(.02)]),
        new("C27", "医药制造", ShiftPattern.Double, 120, .05, 6, 2.6,
            [Process("api", "制剂车间", .34), Cold("clean", "洁净空调", .34), Air(.12), Utility("di", "纯水站", .1), Hvac(.08)]),
        new("C29", "橡胶和塑料", ShiftPattern.Continuous, 110, .015, 1.6, .4,
            [Process("mould", "注塑车间", .62), Cold("chill", "冷水机组", .14), Air(.13), Light(.04)]),
        new("C30", "非金属矿物制品", ShiftPattern.Continuous, 100, .22, 1.4, .2,
            [Process("kiln", "窑炉", .4), Process("mill", "磨机", .32), Utility("dust", "除尘风机", .18), Light(.03)]),
        new("C33", "金属制品", ShiftPattern.Double, 85, .07, 1.8, .3,
            [Process("press", "冲压车间", .36), Process("coat", "涂装线", .26), Air(.2), Utility("dust", "除尘", .1), Light(.05)]),
        new("C34", "通用设备", ShiftPattern.Double, 60, .02, .9, .2,
            [Process("cnc", "机加车间", .48), Process("asm", "装配车间", .14), Air(.18), Hvac(.14), Light(.06)]),
        new("C35", "专用设备", ShiftPattern.Single, 55, .015, .8, .2,
            [Process("cnc", "机加车间", .42), Process("asm", "装调车间", .18), Air(.15), Hvac(.18), Light(.06)]),
        new("C36", "汽车零部件", ShiftPattern.Double, 90, .05, 1.6, .4,
            [Process("weld", "焊装车间", .36), Process("heat", "热处理", .24), Air(.2), Hvac(.1), Light(.05)]),
        new("C38", "电气机械", ShiftPattern.Double, 70, .02, 1.1, .2,
            [Process("wind", "绕线车间", .3), Process("asm", "总装车间", .24), Utility("test", "试验站", .14), Air(.12), Hvac(.16)]),
        new("C39", "电子信息", ShiftPattern.Continuous, 140, .01, 4, .6,
            [Process("smt", "SMT车间", .4), Cold("clean", "洁净室空调", .32), Air(.13), Utility("di", "纯水站", .08), Light(.03)]),
        new("C40", "仪器仪表", ShiftPattern.Single, 50, 0, .9, .1,
            [Process("asm", "装配车间", .4), Cold("clean", "恒温车间", .22), Air(.1), Hvac(.2), Light(.07)]),
        new("G59", "冷链仓储", ShiftPattern.Double, 65, 0, 1.2, 0,
            [Cold("deep", "低温库", .5), Cold("chill", "冷藏库", .26), Process("dock", "分拣月台", .12), Light(.06)]),
        new("I64", "数据中心", ShiftPattern.Server, 600, 0, 1.8, 0,
            [Process("it1", "1号机房", .34), Process("it2", "2号机房", .3), Cold("chill", "冷冻水系统", .26), Constant("ups", "配电损耗", .06)]),
        new("I65", "软件与信息服务", ShiftPattern.Office, 55, 0, 2, 0,
            [Process("office", "办公插座", .34), Hvac(.4), Light(.16), Constant("server", "服务器间", .1)]),
        new("M73", "研究开发", ShiftPattern.Office, 70, .01, 2.4, .3,
            [Process("lab", "实验室", .38), Cold("clean", "洁净间", .14), Hvac(.3), Light(.12), Constant("server", "服务器间", .06)]),
        new("L72", "商务服务", ShiftPattern.Office, 50, 0, 2.5, 0,
            [Process("office", "办公插座", .36), Hvac(.42), Light(.18)]),
        new("P83", "教育", ShiftPattern.Office, 45, .01, 3, .2, [Process("class", "教学楼", .4), Hvac(.38), Light(.2)]),
    ];

    /// <summary>The profile of an industry code: the exact division, else <see cref="General"/>.</summary>
    public static IndustryProfile Of(string? code) =>
        code is null ? General : Known.FirstOrDefault(profile => code.StartsWith(profile.Code, StringComparison.Ordinal))
            ?? General;

    private static LoadComponent Process(string id, string name, double share) => new(id, name, LoadKind.Process, share);

    private static LoadComponent Utility(string id, string name, double share) => new(id, name, LoadKind.Utility, share);

    private static LoadComponent Cold(string id, string name, double share) => new(id, name, LoadKind.Cold, share);

    private static LoadComponent Constant(string id, string name, double share) => new(id, name, LoadKind.Constant, share);

    private static LoadComponent Air(double share) => new("air", "空压站", LoadKind.Utility, share);

    private static LoadComponent Hvac(double share) => new("hvac", "暖通空调", LoadKind.Hvac, share);

    private static LoadComponent Light(double share) => new("light", "照明", LoadKind.Lighting, share);
}
