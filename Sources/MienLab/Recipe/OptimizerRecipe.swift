/// How gradients become steps; a new run refuses values in keys that its optimizer does not have.
public struct OptimizerRecipe: Codable, Equatable, Sendable {
  public enum Name: String, Codable, CaseIterable, Sendable {
    case sgd, adam, adamw, adagrad, adadelta, rmsprop, radam
  }

  /// Which parameters weight decay shrinks.
  public enum Decay: String, Codable, CaseIterable, Sendable {
    case all
    /// Neither biases nor the factors and offsets of normalisation.
    case weights
  }

  public var name = Name.adam
  /// The highest learning rate of `one_cycle`; of other schedules the first, after warm-up.
  public var lr = 0.001
  public var weightDecay = 0.0
  public var decay = Decay.all
  /// SGD and RMSprop only.
  public var momentum = 0.0
  /// SGD only; needs momentum.
  public var nesterov = false
  /// Adam, AdamW and RAdam only, as is the next.
  public var beta1 = 0.9
  public var beta2 = 0.999
  /// What keeps divisions from zero, all but SGD; 0 takes the optimizer's usual one (1e-8; AdaDelta 1e-6,
  /// Adagrad 1e-10).
  public var eps = 0.0
  /// Adam and AdamW only.
  public var amsgrad = false
  /// What share of the average of squares an AdaDelta (0.9) or RMSprop (0.99) step keeps; 0 takes these.
  public var rho = 0.0

  enum CodingKeys: String, CodingKey {
    case name, lr, decay, momentum, nesterov, beta1, beta2, eps, amsgrad, rho
    case weightDecay = "weight_decay"
  }
}
