using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>Stands for the publishers' pictures, whose addresses in the sample news lead nowhere: a landscape for each.</summary>
internal static class DrawnPicture
{
    public static Task AnswerAsync(IRoute route) =>
        route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = Of(route.Request.Url) });

    private static string Of(string address)
    {
        var draw = SHA256.HashData(Encoding.UTF8.GetBytes(address));
        var hue = draw[0] * 360 / 256;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360">
            <rect width="640" height="360" fill="hsl({hue} 32% 80%)"/>
            <circle cx="{80 + (draw[1] * 2)}" cy="{70 + (draw[2] / 4)}" r="52" fill="hsl({hue} 50% 93%)"/>
            <path d="M0 260 Q160 {150 + (draw[3] / 3)} 320 240 T640 {200 + (draw[4] / 6)} V360 H0z" fill="hsl({(hue + 30) % 360} 26% 54%)"/>
            <path d="M0 310 Q200 {220 + (draw[5] / 5)} 400 300 T640 290 V360 H0z" fill="hsl({(hue + 50) % 360} 30% 36%)"/>
            </svg>
            """);
    }
}
