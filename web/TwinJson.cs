using System.Text.Json;
using System.Text.Json.Serialization;
using ParkTwin.Contracts;
using ParkTwin.Web.Access;
using ParkTwin.Web.Api;
using ParkTwin.Web.Api.Access;
using ParkTwin.Web.Api.Accounts;
using ParkTwin.Web.Api.Alarms;
using ParkTwin.Web.Api.Balances;
using ParkTwin.Web.Api.Baselines;
using ParkTwin.Web.Api.Billing;
using ParkTwin.Web.Api.City;
using ParkTwin.Web.Api.Declared;
using ParkTwin.Web.Api.Devices;
using ParkTwin.Web.Api.Evaluation;
using ParkTwin.Web.Api.Explaining;
using ParkTwin.Web.Api.Flags;
using ParkTwin.Web.Api.Forecasts;
using ParkTwin.Web.Api.Imports;
using ParkTwin.Web.Api.Maps;
using ParkTwin.Web.Api.Meters;
using ParkTwin.Web.Api.Past;
using ParkTwin.Web.Api.Platform;
using ParkTwin.Web.Api.Reference;
using ParkTwin.Web.Api.Screens;
using ParkTwin.Web.Api.Tables;
using ParkTwin.Web.Api.WhatIf;
using ParkTwin.Web.Hubs;
using ParkTwin.Web.Live;

namespace ParkTwin.Web;

/// <summary>The JSON of the API and of the hub: camelCase, generated at build time, unknown and repeated keys in requests refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ParkSummaryView[]))]
[JsonSerializable(typeof(GatewaysView))]
[JsonSerializable(typeof(GatewayBody))]
[JsonSerializable(typeof(GatewayPasswordBody))]
[JsonSerializable(typeof(GatewayPasswordView))]
[JsonSerializable(typeof(ParkView))]
[JsonSerializable(typeof(ParkChangeView))]
[JsonSerializable(typeof(AccessEndedView))]
[JsonSerializable(typeof(RegistryView))]
[JsonSerializable(typeof(UsageView))]
[JsonSerializable(typeof(FramesView))]
[JsonSerializable(typeof(PeaksView))]
[JsonSerializable(typeof(WhatIfBody))]
[JsonSerializable(typeof(WhatIfView))]
[JsonSerializable(typeof(ForecastView))]
[JsonSerializable(typeof(ReadingsView))]
[JsonSerializable(typeof(SupplyBalanceView))]
[JsonSerializable(typeof(MetersBody))]
[JsonSerializable(typeof(MetersView))]
[JsonSerializable(typeof(EnterpriseBody))]
[JsonSerializable(typeof(EnterpriseEntry))]
[JsonSerializable(typeof(MeterImportView))]
[JsonSerializable(typeof(MeterEventBody))]
[JsonSerializable(typeof(QuarantineView))]
[JsonSerializable(typeof(QuarantineReplay))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(CarbonView))]
[JsonSerializable(typeof(EnergyView))]
[JsonSerializable(typeof(IntensityView))]
[JsonSerializable(typeof(GradeView))]
[JsonSerializable(typeof(CostView))]
[JsonSerializable(typeof(BalanceView))]
[JsonSerializable(typeof(ReportView))]
[JsonSerializable(typeof(ReportsView))]
[JsonSerializable(typeof(DeclaredBody))]
[JsonSerializable(typeof(DeclaredView))]
[JsonSerializable(typeof(DeclaredPeriodsView))]
[JsonSerializable(typeof(ImportView))]
[JsonSerializable(typeof(BadCellView[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ComparisonView))]
[JsonSerializable(typeof(RankingView))]
[JsonSerializable(typeof(AxesBody))]
[JsonSerializable(typeof(ZonesView))]
[JsonSerializable(typeof(ExplainView))]
[JsonSerializable(typeof(FlagView))]
[JsonSerializable(typeof(FlagsView))]
[JsonSerializable(typeof(FlagStepBody))]
[JsonSerializable(typeof(AlarmsView))]
[JsonSerializable(typeof(AlarmView))]
[JsonSerializable(typeof(AlarmStepBody))]
[JsonSerializable(typeof(AlarmsChangeView))]
[JsonSerializable(typeof(ReferenceView))]
[JsonSerializable(typeof(PublicationView))]
[JsonSerializable(typeof(SeriesView))]
[JsonSerializable(typeof(BudgetView))]
[JsonSerializable(typeof(BillView))]
[JsonSerializable(typeof(DemandView))]
[JsonSerializable(typeof(GradeMovesView))]
[JsonSerializable(typeof(ScoreView))]
[JsonSerializable(typeof(ReadinessView))]
[JsonSerializable(typeof(StandingsView))]
[JsonSerializable(typeof(DeskView))]
[JsonSerializable(typeof(RuleChangesView))]
[JsonSerializable(typeof(PortraitView))]
[JsonSerializable(typeof(DiagnosisView))]
[JsonSerializable(typeof(ParkDiagnosisView))]
[JsonSerializable(typeof(PackageManifest))]
[JsonSerializable(typeof(FlagEvidenceView))]
[JsonSerializable(typeof(BaselineBody))]
[JsonSerializable(typeof(BaselineView))]
[JsonSerializable(typeof(BaselinesView))]
[JsonSerializable(typeof(BaselineResultView))]
[JsonSerializable(typeof(TargetBody))]
[JsonSerializable(typeof(TargetsView))]
[JsonSerializable(typeof(TableBody))]
[JsonSerializable(typeof(CredentialsBody))]
[JsonSerializable(typeof(NewPasswordBody))]
[JsonSerializable(typeof(TokenView))]
[JsonSerializable(typeof(MeView))]
[JsonSerializable(typeof(SignInOptionsView))]
[JsonSerializable(typeof(DoneView))]
[JsonSerializable(typeof(DemoAccount[]))]
[JsonSerializable(typeof(OwnTokenBody))]
[JsonSerializable(typeof(OwnTokenView))]
[JsonSerializable(typeof(OwnTokensView))]
[JsonSerializable(typeof(UserAccountBody))]
[JsonSerializable(typeof(UserAccountView))]
[JsonSerializable(typeof(UserAccountListView))]
[JsonSerializable(typeof(AccountChangeNote))]
[JsonSerializable(typeof(GatewayChangeNote))]
[JsonSerializable(typeof(OneTimePasswordView))]
[JsonSerializable(typeof(AuditView))]
[JsonSerializable(typeof(ParkMapView))]
[JsonSerializable(typeof(ParkMapBody))]
[JsonSerializable(typeof(LiveFactorsView))]
[JsonSerializable(typeof(ScreenBody))]
[JsonSerializable(typeof(ScreenView))]
[JsonSerializable(typeof(ScreenListView))]
internal sealed partial class TwinJson : JsonSerializerContext;
