namespace ParkTwin.Web.Access;

/// <summary>An account of the modelled park, with its password: shown to everybody, as long as the demo runs.</summary>
/// <param name="User">The user name.</param>
/// <param name="Password">Its password, made at the first start.</param>
/// <param name="Role">The role's word.</param>
/// <param name="Name">Its name in English.</param>
/// <param name="NameZh">Its name in Chinese.</param>
internal sealed record DemoAccount(string User, string Password, string Role, string Name, string NameZh);
