/// Where the server listens and how much it takes on; the defaults suit one small machine.
public struct ServerOptions: Sendable, Equatable {
  /// PEM files of the server's certificate chain and its private key.
  public struct TLSFiles: Sendable, Equatable {
    /// The path of the certificate chain, the server's own certificate first.
    public var certificate: String
    /// The path of the private key.
    public var key: String

    /// The paths of two files, which are read when the server starts.
    public init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }

  /// The address to listen on; by default only programs on this machine can connect, and without a ``token`` only
  /// requests that call it by a name of this machine are answered.
  public var host = "127.0.0.1"
  /// 0 takes any free port.
  public var port = 8080
  /// What requests must show as `Authorization: Bearer …`; nil lets everybody in.
  public var token: String?
  /// nil speaks plain HTTP.
  public var tls: TLSFiles?

  /// The most bytes of one request's body.
  public var maxBody = 16 << 20
  /// The most pixels (width times height) of one picture.
  public var maxPixels = 25_000_000
  /// The most pictures of one request.
  public var maxPictures = 32
  /// The most faces that are told of one picture, surest first.
  public var maxFaces = 100
  /// How long a request's body may take to arrive, and how long its answer may then take.
  public var timeout: Duration = .seconds(30)
  /// The most requests that are worked on or wait at any time; more are answered 503.
  public var queue = 128
  /// How long a request that finds no place is held before it is answered 503.
  public var refusalPause: Duration = .seconds(1)
  /// The most connections that are open at any time; more wait unaccepted.
  public var maxConnections = 1024
  /// The most bytes of bodies that are held at any time, and, counted apart, of pictures that are decoded
  /// or being decoded; one body or picture that is larger has its turn alone.
  public var memoryBudget = 256 << 20

  /// The most pictures of one run of the model.
  public var batchSize = 16
  /// How long a run waits for pictures that are still being decoded.
  public var batchDelay: Duration = .milliseconds(5)

  /// The defaults.
  public init() {}

  /// Whether only programs on this machine can connect.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }
}
