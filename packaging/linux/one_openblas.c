/* Stands in the built program where OpenCV's wheel has an OpenBLAS of its own, of 39 MB: the same
   functions, answered by the OpenBLAS that NumPy's wheel brings and that is loaded anyway.

   NumPy's takes and gives 64-bit integers and marks its names (scipy_..._64_), OpenCV's wants
   32-bit ones; so each integer is widened on the way in, and what comes back narrowed. Signatures
   are LAPACK's (netlib.org/lapack) without the lengths of texts, as OpenCV calls it. */
#include <stdint.h>
#include <stdlib.h>

typedef int64_t wide;

#define NARROW(from, to, count) \
    for (int at_ = 0; at_ < (count); ++at_) (to)[at_] = (int)(from)[at_]

#define FOR_REAL(p, real)                                                                          \
    void scipy_##p##gesv_64_(wide *, wide *, real *, wide *, wide *, real *, wide *, wide *);      \
    void p##gesv_(int *n, int *nrhs, real *a, int *lda, int *pivots, real *b, int *ldb, int *info) \
    {                                                                                              \
        wide n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, info_ = 0;                          \
        wide *pivots_ = calloc((size_t)(n_ > 0 ? n_ : 1), sizeof(wide));                           \
        if (!pivots_) abort();                                                                     \
        scipy_##p##gesv_64_(&n_, &nrhs_, a, &lda_, pivots_, b, &ldb_, &info_);                     \
        NARROW(pivots_, pivots, *n);                                                               \
        free(pivots_);                                                                             \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##getrf_64_(wide *, wide *, real *, wide *, wide *, wide *);                     \
    void p##getrf_(int *m, int *n, real *a, int *lda, int *pivots, int *info)                      \
    {                                                                                              \
        wide m_ = *m, n_ = *n, lda_ = *lda, info_ = 0;                                             \
        int least = *m < *n ? *m : *n;                                                             \
        wide *pivots_ = calloc((size_t)(least > 0 ? least : 1), sizeof(wide));                     \
        if (!pivots_) abort();                                                                     \
        scipy_##p##getrf_64_(&m_, &n_, a, &lda_, pivots_, &info_);                                 \
        NARROW(pivots_, pivots, least);                                                            \
        free(pivots_);                                                                             \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##posv_64_(char *, wide *, wide *, real *, wide *, real *, wide *, wide *);      \
    void p##posv_(char *part, int *n, int *nrhs, real *a, int *lda, real *b, int *ldb, int *info)  \
    {                                                                                              \
        wide n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, info_ = 0;                          \
        scipy_##p##posv_64_(part, &n_, &nrhs_, a, &lda_, b, &ldb_, &info_);                        \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##potrf_64_(char *, wide *, real *, wide *, wide *);                             \
    void p##potrf_(char *part, int *n, real *a, int *lda, int *info)                               \
    {                                                                                              \
        wide n_ = *n, lda_ = *lda, info_ = 0;                                                      \
        scipy_##p##potrf_64_(part, &n_, a, &lda_, &info_);                                         \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##gels_64_(char *, wide *, wide *, wide *, real *, wide *, real *, wide *,       \
                             real *, wide *, wide *);                                              \
    void p##gels_(char *turned, int *m, int *n, int *nrhs, real *a, int *lda, real *b, int *ldb,   \
                  real *work, int *lwork, int *info)                                               \
    {                                                                                              \
        wide m_ = *m, n_ = *n, nrhs_ = *nrhs, lda_ = *lda, ldb_ = *ldb, lwork_ = *lwork;           \
        wide info_ = 0;                                                                            \
        scipy_##p##gels_64_(turned, &m_, &n_, &nrhs_, a, &lda_, b, &ldb_, work, &lwork_, &info_);  \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##geqrf_64_(wide *, wide *, real *, wide *, real *, real *, wide *, wide *);     \
    void p##geqrf_(int *m, int *n, real *a, int *lda, real *tau, real *work, int *lwork,           \
                   int *info)                                                                      \
    {                                                                                              \
        wide m_ = *m, n_ = *n, lda_ = *lda, lwork_ = *lwork, info_ = 0;                            \
        scipy_##p##geqrf_64_(&m_, &n_, a, &lda_, tau, work, &lwork_, &info_);                      \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##gesdd_64_(char *, wide *, wide *, real *, wide *, real *, real *, wide *,      \
                              real *, wide *, real *, wide *, wide *, wide *);                     \
    void p##gesdd_(char *which, int *m, int *n, real *a, int *lda, real *s, real *u, int *ldu,     \
                   real *vt, int *ldvt, real *work, int *lwork, int *scratch, int *info)           \
    {                                                                                              \
        wide m_ = *m, n_ = *n, lda_ = *lda, ldu_ = *ldu, ldvt_ = *ldvt, lwork_ = *lwork;           \
        wide info_ = 0, least = m_ < n_ ? m_ : n_;                                                 \
        wide *scratch_ = calloc((size_t)(8 * (least > 0 ? least : 1)), sizeof(wide));              \
        if (!scratch_) abort();                                                                    \
        (void)scratch;                                                                             \
        scipy_##p##gesdd_64_(which, &m_, &n_, a, &lda_, s, u, &ldu_, vt, &ldvt_, work, &lwork_,    \
                             scratch_, &info_);                                                    \
        free(scratch_);                                                                            \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_##p##geev_64_(char *, char *, wide *, real *, wide *, real *, real *, real *,       \
                             wide *, real *, wide *, real *, wide *, wide *);                      \
    void p##geev_(char *left, char *right, int *n, real *a, int *lda, real *wr, real *wi,          \
                  real *vl, int *ldvl, real *vr, int *ldvr, real *work, int *lwork, int *info)     \
    {                                                                                              \
        wide n_ = *n, lda_ = *lda, ldvl_ = *ldvl, ldvr_ = *ldvr, lwork_ = *lwork, info_ = 0;       \
        scipy_##p##geev_64_(left, right, &n_, a, &lda_, wr, wi, vl, &ldvl_, vr, &ldvr_, work,      \
                            &lwork_, &info_);                                                      \
        *info = (int)info_;                                                                        \
    }                                                                                              \
    void scipy_cblas_##p##gemm64_(int, int, int, wide, wide, wide, real, const real *, wide,       \
                                  const real *, wide, real, real *, wide);                         \
    void cblas_##p##gemm(int order, int a_turned, int b_turned, int m, int n, int k, real alpha,   \
                         const real *a, int lda, const real *b, int ldb, real beta, real *c,       \
                         int ldc)                                                                  \
    {                                                                                              \
        scipy_cblas_##p##gemm64_(order, a_turned, b_turned, m, n, k, alpha, a, lda, b, ldb, beta,  \
                                 c, ldc);                                                          \
    }

#define FOR_COMPLEX(p)                                                                             \
    void scipy_cblas_##p##gemm64_(int, int, int, wide, wide, wide, const void *, const void *,     \
                                  wide, const void *, wide, const void *, void *, wide);           \
    void cblas_##p##gemm(int order, int a_turned, int b_turned, int m, int n, int k,               \
                         const void *alpha, const void *a, int lda, const void *b, int ldb,        \
                         const void *beta, void *c, int ldc)                                       \
    {                                                                                              \
        scipy_cblas_##p##gemm64_(order, a_turned, b_turned, m, n, k, alpha, a, lda, b, ldb, beta,  \
                                 c, ldc);                                                          \
    }

FOR_REAL(s, float)
FOR_REAL(d, double)
FOR_COMPLEX(c)
FOR_COMPLEX(z)
