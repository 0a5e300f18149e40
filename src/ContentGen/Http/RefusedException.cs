using Microsoft.AspNetCore.Http;

namespace ContentGen.Http;

/// <summary>Ends a request that asks for what is not given. <see cref="HttpProtection"/> answers it; nothing is logged.</summary>
internal sealed class RefusedException(IResult answer) : Exception("The request is refused.")
{
    public IResult Answer => answer;
}
