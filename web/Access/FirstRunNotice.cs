namespace ParkTwin.Web.Access;

/// <summary>What is said of sign-in when the twin has started; a one-time password is in it once, and nowhere else.</summary>
internal sealed class FirstRunNotice
{
    private string? _oneTimePassword;

    /// <summary>Accounts of the demo that the sign-in page shows; empty without the demo.</summary>
    public IReadOnlyList<DemoAccount> DemoAccounts { get; set; } = [];

    /// <summary>A one-time password of <c>admin</c> was made.</summary>
    public void Made(string oneTimePassword) => _oneTimePassword = oneTimePassword;

    /// <summary>The one-time password, the first time that it is asked for; null afterwards, or where none was made.</summary>
    public string? TakeOneTimePassword() => Interlocked.Exchange(ref _oneTimePassword, null);
}
