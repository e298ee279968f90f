/// The page at `/`: one document that asks for nothing but this server's answers.
enum Page {
  /// - Parameter nonce: Lets the page's own style and script run and no other.
  static func html(nonce: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Mien: faces and their expressions</title>
    <link rel="icon" href="\(icon)">
    <style nonce="\(nonce)">
    \(style)\(resultStyle)
    </style>
    </head>
    <body>
    \(markup)
    <script nonce="\(nonce)">
    "use strict";
    \(drawingScript)
    \(resultScript)
    \(timelineScript)
    \(sourceScript)
    </script>
    </body>
    </html>

    """
  }

  /// Two eyes and a mouth.
  private static let icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    + "%3Crect width='32' height='32' rx='9' fill='%23e4572e'/%3E%3Cg fill='none' stroke='%23fff' "
    + "stroke-width='2.6' stroke-linecap='round'%3E%3Cpath d='M11 12v2M21 12v2M9.5 20c3.5 4 9.5 4 "
    + "13 0'/%3E%3C/g%3E%3C/svg%3E"
}
