::jitsi_errors::__failures! {
    #[doc = r" Why anything failed, with its arguments."] #[non_exhaustive] pub (crate)
        enum AnyFailed,
    of : super::union::Anything,
    variants : { [] #[doc = r" Why it failed."] Failure(super::failure::Failed),
        [#[cfg(not(target_pointer_width = "16"))]] #[doc = r" Why the way was lost."]
        Loss(super::lost::Lost), },
}
